"""States of an entitlement and the moves between them. Pure."""

from __future__ import annotations

from enum import StrEnum

from core.kernel.errors import Conflict


class EntitlementState(StrEnum):
    """Whether an entitlement is due."""

    LIVE = "live"
    SUSPENDED = "suspended"
    """暂停: due in no period until it resumes."""
    ENDED = "ended"
    """终止: due up to its last day, never again."""


TITLES = {
    EntitlementState.LIVE: "享受中",
    EntitlementState.SUSPENDED: "暂停",
    EntitlementState.ENDED: "终止",
}
MOVES = {
    "change": frozenset({EntitlementState.LIVE}),
    "suspend": frozenset({EntitlementState.LIVE}),
    "resume": frozenset({EntitlementState.SUSPENDED}),
    "end": frozenset({EntitlementState.LIVE, EntitlementState.SUSPENDED}),
}
"""From which states each verb may act."""


def require_move(verb: str, state: str) -> None:
    """Raise `Conflict` when `verb` is not possible in `state`."""
    if EntitlementState(state) not in MOVES[verb]:
        raise Conflict(
            "entitlement.state",
            f"该资格目前为“{TITLES[EntitlementState(state)]}”，不能进行此项操作，请刷新页面",
        )
