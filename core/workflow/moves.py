"""The steps that the verbs share: lock, authorise, send on, land. They do not authorise a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.workflow import queries, queries_seals
from core.workflow.dossier import Dossier
from core.workflow.errors import moved_on, not_found
from core.workflow.gates import gate_of
from core.workflow.rules import ResumePath, resume_path
from core.workflow.stages import STAGES, Kind


async def take(dossier_ids: Collection[int], *, stage: str | None) -> list[Dossier]:
    """Lock dossiers that are on their way. `stage` is where the official saw them standing.

    Raises `Invalid` for an empty choice, `NotFound`, and `Conflict` when one is closed or stands elsewhere by now.
    """
    wanted = set(dossier_ids)
    if not wanted:
        raise Invalid("workflow.nothing_chosen", "请先勾选申报单", field="dossier_ids")
    dossiers = await queries.lock_dossiers(sorted(wanted))
    if len(dossiers) != len(wanted):
        raise not_found()
    for dossier in dossiers:
        if stage is not None and dossier.stage != stage:
            raise moved_on(dossier.stage)
        if dossier.state != "moving":
            raise Conflict("workflow.closed", f"申报单 {dossier.id} 已办结或已作废，不能再办理")
    return dossiers


def authorise(dossiers: Iterable[Dossier], by: Official, *, permission: str | None = None) -> None:
    """The official must hold the post of each dossier's current stage, or `permission` where one stands in for it.

    Once indicators pay for a dossier, a finance post of another 预算单位 does not reach it. Raises `NotAllowed`.
    """
    for stage, township, programme, unit in {
        (each.stage, each.township_code, each.programme_code, each.budget_unit) for each in dossiers
    }:
        needed = permission or STAGES[stage].permission
        may(by, needed, region=township, programme=programme, budget_unit=unit)


def by_stage(dossiers: Iterable[Dossier]) -> dict[str, list[Dossier]]:
    """Dossiers grouped by the stage at which they stand."""
    groups: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        groups[dossier.stage].append(dossier)
    return groups


async def ask_gates(dossiers: Sequence[Dossier], by: Official) -> None:
    """Ask the feature behind each stage whether its work is done; raises its `Conflict`."""
    for stage, group in by_stage(dossiers).items():
        gate = gate_of(stage)
        if gate is not None:
            await gate.before_leave(group, by)


async def refuse_unposted(dossiers: Sequence[Dossier]) -> None:
    """Leaving a publicity: every standing line must have been posted there, with an amount not lower (B3)."""
    posted = [each for each in dossiers if STAGES[each.stage].kind is Kind.PUBLICITY]
    cover = await queries_seals.coverage([(each.id, each.stage) for each in posted], completed=False)
    for dossier in posted:
        row = cover.get((dossier.id, dossier.stage))
        if row is not None and (row["added"] or row["raised"] or row["altered"]):
            raise Conflict(
                "workflow.not_posted",
                f"申报单 {dossier.id} 有 {row['added']} 人未公示、{row['raised']} 人金额高于公示金额，请重新公示后再送审",
                details={"dossier_id": dossier.id, "added": row["added"], "raised": row["raised"]},
            )


async def way_back(dossiers: Sequence[Dossier]) -> dict[int, tuple[ResumePath, Mapping[str, int]]]:
    """For dossiers that a post returned: the path of 原岗续审, and what stands against it.

    The counts `added`, `raised`, `altered` are lines that the stages passed over have not sealed as they are now.
    """
    paths = {
        each.id: resume_path(each.chain, each.stage, each.resume_stage)
        for each in dossiers
        if each.resume_stage is not None
    }
    pairs = [(dossier_id, stage) for dossier_id, path in paths.items() for stage in path.skipped]
    cover = await queries_seals.coverage(pairs, completed=True) if pairs else {}
    result: dict[int, tuple[ResumePath, Mapping[str, int]]] = {}
    for dossier_id, path in paths.items():
        rows = [row for stage in path.skipped if (row := cover.get((dossier_id, stage))) is not None]
        counts = {
            name: max((row[name] for row in rows), default=0) for name in ("added", "raised", "altered")
        }
        result[dossier_id] = (path, counts)
    return result


async def send_on(
    dossiers: Sequence[Dossier], by: Official, opinion: str, action: str, seals: Mapping[int, int]
) -> None:
    """Move dossiers to the next stage (or back to the post that returned them), log, note duties, tell the gates."""
    back = await way_back(dossiers)
    moves: list[tuple[Dossier, str, str | None]] = []
    entries: list[tuple[int, str, str, str, int | None]] = []
    for dossier in dossiers:
        path, changes = back.get(dossier.id, (None, {}))
        if path is None or any(changes.values()):
            target, resume = dossier.chain.next_after(dossier.stage), None
        else:
            target = path.landing
            resume = None if target == dossier.resume_stage else dossier.resume_stage
        jumps = path is not None and target != dossier.chain.next_after(dossier.stage)
        moves.append((dossier, target, resume))
        entries.append(
            (dossier.id, "resume" if jumps else action, dossier.stage, target, seals.get(dossier.id))
        )
    await land(moves, by, sent_by=by.id)
    await queries.write_log(entries, by=by, opinion=opinion, at=now())
    arrivals = [(dossier.id, target) for dossier, target, _ in moves if STAGES[target].kind is Kind.REVIEW]
    await queries.open_duties(arrivals, by.id)
    await enter([dossier.id for dossier in dossiers], by)


async def land(
    moves: Sequence[tuple[Dossier, str, str | None]], by: Official, *, sent_by: int | None
) -> None:
    """Write the new stages and the audit entries; raises `Conflict` when a dossier changed since it was read."""
    if await queries.move(moves, sent_by=sent_by, at=now()) != len(moves):
        raise moved_on(moves[0][0].stage)
    for dossier, target, _ in moves:
        current_session().record(
            AuditRecord(
                "dossier.move",
                "dossier",
                str(dossier.id),
                by.id,
                by.account,
                before={"stage": dossier.stage},
                after={"stage": target, "people": dossier.people, "fen": dossier.total_fen},
                count=dossier.people,
            )
        )


async def enter(dossier_ids: Sequence[int], by: Official) -> None:
    """Tell the features behind the stages that dossiers have arrived."""
    for stage, group in by_stage(await queries.read_dossiers(dossier_ids)).items():
        gate = gate_of(stage)
        if gate is not None:
            await gate.on_enter(group, by)


async def undo(passed: Sequence[tuple[Dossier, Sequence[str]]], by: Official) -> None:
    """Undo the effects of the stages that each dossier goes back over, newest first."""
    groups: dict[str, list[Dossier]] = defaultdict(list)
    for dossier, stages in passed:
        for stage in stages:
            groups[stage].append(dossier)
    for stage in reversed(STAGES):
        gate = gate_of(stage)
        if gate is not None and groups[stage]:
            await gate.on_return(groups[stage], by)
    await queries.refresh_totals([dossier.id for dossier, _ in passed])
