"""项目测算: every line of the dossiers gets its amount from the programme's formula and the county's standard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.calculation import queries
from core.calculation.load_standards import Standards
from core.calculation.rules import CalculationProblem, amounts_of
from core.checks.line_views import line_views, members_by_line
from core.database import AuditRecord, current_session
from core.kernel.errors import Conflict
from core.plugin_api import Beneficiary
from core.plugin_host import subsidy
from core.workflow import moves, set_amounts, touch_dossiers

_SHOWN = 50
"""Problems that a refusal lists; the count covers all."""


@dataclass(frozen=True, slots=True)
class CalculationResult:
    """Lines that got an amount, their sum in fen, and the documents of the standards that were used."""

    lines: int
    fen: int
    documents: tuple[str, ...]


async def calculate_dossiers(
    dossier_ids: Collection[int], by: Official, *, standards: Standards
) -> CalculationResult:
    """Calculate all standing lines of dossiers at 项目测算; may be repeated until they are sent on.

    `standards` come from `load_standards`. Amounts are made row by row by the programme's pure formula over one fetch
    and written in one UPDATE, hashes and totals with them. Raises `NotAllowed`, `NotFound`, and `Conflict` with the lines
    that cannot be calculated (return them singly, then calculate the rest); then nothing is changed.
    """
    dossiers = await moves.take(dossier_ids, stage="calculation")
    moves.authorise(dossiers, by)
    ids = [dossier.id for dossier in dossiers]
    rows = await queries.lines_of(ids)
    programmes = {row["programme_code"] for row in rows}
    households = any(subsidy(code).beneficiary is Beneficiary.HOUSEHOLD for code in programmes)
    members = members_by_line(await queries.members_of(ids)) if households else {}

    amounts: list[tuple[int, int | None, int | None]] = []
    problems: list[CalculationProblem] = []
    documents: set[str] = set()
    for (code, day), group in _by_standard(rows).items():
        found = standards.get((code, day))
        standard = found.standard if found is not None else None
        caps = {row["id"]: row["cap_fen"] for row in group if row["cap_fen"] is not None}
        paid, failed = amounts_of(line_views(group, members), subsidy(code), standard, caps)
        amounts += [(line_id, fen, found.id if found is not None else None) for line_id, fen in paid]
        problems += failed
        if standard is not None:
            documents.add(standard.document_no)
    _refuse(problems)
    written = await set_amounts(ids, amounts)
    await touch_dossiers(ids)
    result = CalculationResult(written, sum(fen or 0 for _, fen, _ in amounts), tuple(sorted(documents)))
    current_session().record(
        AuditRecord(
            "dossier.calculate",
            "dossier",
            str(ids[0]),
            by.id,
            by.account,
            after={"dossiers": ids[:100], "fen": result.fen, "documents": list(result.documents)},
            count=written,
        )
    )
    return result


def _by_standard(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, Any], list[Mapping[str, Any]]]:
    groups: dict[tuple[str, Any], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["programme_code"], row["period_start"]].append(row)
    return groups


def _refuse(problems: Sequence[CalculationProblem]) -> None:
    if not problems:
        return
    raise Conflict(
        "calculation.problems",
        f"有 {len(problems)} 人不能测算（如：{problems[0].reason}）。请将这些明细单独退回或作废，或维护补贴标准后重新测算",
        details={
            "count": len(problems),
            "lines": [{"line_id": each.line_id, "reason": each.reason} for each in problems[:_SHOWN]],
        },
    )
