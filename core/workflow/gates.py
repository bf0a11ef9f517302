"""What other features do when a dossier enters, leaves or is returned over one of their stages.

The workflow knows no publicity and no money. A feature that works at a stage registers a gate for it once, at import.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.access.official import Official
from core.workflow.dossier import Dossier


class StageGate(Protocol):
    """The feature behind one stage. All three are called with sets of dossiers, inside the county's transaction."""

    stage: str

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Prepare the stage's work for dossiers that have just arrived."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict` with the reason in Chinese while the stage's work is not done."""

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Undo the stage's effects: the dossiers are on their way back over it."""


class LineGate(Protocol):
    """A feature that holds something for single lines (budget, a payment) and must let go before a line leaves."""

    async def on_lines_leave(self, line_ids: Sequence[int], by: Official) -> None:
        """Release what is held for the lines; raise `Conflict` when they can no longer leave."""


_gates: dict[str, StageGate] = {}
_line_gates: list[LineGate] = []


def register_gate(gate: StageGate) -> None:
    """Make `gate` the gate of its stage; raises `ValueError` when another one is there already."""
    known = _gates.get(gate.stage)
    if known is not None and type(known) is not type(gate):
        raise ValueError(f"the stage {gate.stage!r} has a gate already: {type(known).__name__}")
    _gates[gate.stage] = gate


def register_line_gate(gate: LineGate) -> None:
    """Ask `gate` before lines leave a dossier."""
    if not any(type(known) is type(gate) for known in _line_gates):
        _line_gates.append(gate)


def gate_of(stage: str) -> StageGate | None:
    """The gate of a stage, None when no feature has work there."""
    return _gates.get(stage)


def line_gates() -> tuple[LineGate, ...]:
    """All line gates, in the order of registration."""
    return tuple(_line_gates)
