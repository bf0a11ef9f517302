"""The steps that the verbs on single lines share: lock dossiers first, then lines; release; account for the change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from asyncpg import Record

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.kernel.money import Fen
from core.workflow import moves, queries, queries_lines
from core.workflow.dossier import Dossier
from core.workflow.errors import moved_on, not_found
from core.workflow.gates import line_gates
from core.workflow.stages import FUND_STAGES


@dataclass(frozen=True, slots=True)
class TakenLines:
    """Locked dossiers and their chosen lines."""

    dossiers: Sequence[Dossier]
    lines: Sequence[Record]

    @property
    def ids(self) -> list[int]:
        """The chosen lines."""
        return [line["id"] for line in self.lines]


async def take_lines(
    line_ids: Collection[int],
    by: Official,
    *,
    statuses: Collection[str],
    permission: str | None = None,
    stage: str | None = None,
) -> TakenLines:
    """Lock the dossiers of the lines and the lines, as the official of the post where they stand
    (or as the holder of `permission`). `stage` is where the official saw their dossiers standing.

    Raises `Invalid` for an empty choice, `NotFound`, `NotAllowed`, and `Conflict` for a line in another status or on its
    way to the bank.
    """
    wanted = set(line_ids)
    if not wanted:
        raise Invalid("workflow.nothing_chosen", "请先勾选明细", field="line_ids")
    dossier_ids = await queries_lines.dossiers_of(sorted(wanted))
    if not dossier_ids:
        raise not_found()
    dossiers = await moves.take(dossier_ids, stage=stage)
    moves.authorise(dossiers, by, permission=permission)
    lines = await queries_lines.lock_lines(sorted(wanted))
    if len(lines) != len(wanted):
        raise not_found()
    known = {dossier.id for dossier in dossiers}
    for line in lines:
        if line["dossier_id"] not in known:
            raise moved_on(dossiers[0].stage)
        if line["status"] not in statuses:
            raise Conflict("workflow.line_state", f"明细 {line['id']} 已作废或状态已变化，请刷新后重试")
        if line["pay_status"] not in ("none", "stopped"):
            raise Conflict("workflow.line_in_payment", f"明细 {line['id']} 已进入支付，请在差错处理中办理")
    return TakenLines(dossiers, lines)


async def release_holds(taken: TakenLines, by: Official) -> None:
    """Ask the features that hold budget for the lines to let go; raises `Conflict` when nobody can."""
    if any(dossier.stage in FUND_STAGES for dossier in taken.dossiers) and not line_gates():
        raise Conflict("workflow.funds_held", "明细已挂接指标，请先将申报单退回财政复核，再退回或作废明细")
    for gate in line_gates():
        await gate.on_lines_leave(taken.ids, by)


async def account_for(taken: TakenLines, by: Official, action: str, reason: str, audit_action: str) -> None:
    """Totals, log and audit after lines changed; a dossier without a standing line left is void."""
    ids = [dossier.id for dossier in taken.dossiers]
    lines_of: dict[int, list[Record]] = {dossier_id: [] for dossier_id in ids}
    for line in taken.lines:
        lines_of[line["dossier_id"]].append(line)
    await queries.refresh_totals(ids)
    await queries.mark_touched(ids)
    await queries.write_log(
        [(each.id, action, each.stage, each.stage, None) for each in taken.dossiers],
        by=by,
        opinion={dossier_id: _told(lines, reason) for dossier_id, lines in lines_of.items()},
        at=now(),
    )
    emptied = [each.id for each in await queries.read_dossiers(ids) if each.people == 0]
    await queries.set_state(emptied, "void")
    for dossier in taken.dossiers:
        lines = lines_of[dossier.id]
        current_session().record(
            AuditRecord(
                audit_action,
                "dossier",
                str(dossier.id),
                by.id,
                by.account,
                before={"people": dossier.people, "fen": dossier.total_fen},
                after={"reason": reason, "lines": [line["id"] for line in lines[:100]]},
                count=len(lines),
            )
        )


def _told(lines: Sequence[Record], reason: str) -> str:
    """How many people and how much money of one dossier the reason is about."""
    fen = Fen(sum(line["fen"] for line in lines))
    return f"{len(lines)} 人 {fen.yuan} 元：{reason}"
