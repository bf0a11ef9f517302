"""处理异议: a reviewer gives the verdict, and the line goes on or leaves."""

from __future__ import annotations

from asyncpg import Record

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.publicity import queries_objections
from core.publicity.states import ObjectionState
from core.workflow import hold_lines, return_lines, void_lines

EFFECTS = {"return": "退回", "void": "作废"}
PERMISSION = "objection:decide"


async def decide_objection(
    objection_id: int, by: Official, *, upheld: bool, verdict: str, effect: str | None = None
) -> None:
    """Decide an open objection with a reasoned `verdict`.

    Upheld: its line is returned or voided (`effect`), and other open objections to it are settled with it. Rejected: the
    line goes on unless another objection holds it. Who entered an objection does not decide it. Raises `NotFound`,
    `NotAllowed`, `Invalid`, `Conflict` when it was decided already.
    """
    objection = await queries_objections.lock(objection_id)
    if objection is None:
        raise NotFound("objection.not_found", "没有找到该异议，请刷新后重试")
    may(by, PERMISSION, region=objection["township_code"], programme=objection["programme_code"])
    if objection["received_by"] == by.id:
        raise NotAllowed("objection.same_person", "异议由您登记，须由另一名审核人员处理")
    reason = verdict.strip()
    if not reason or len(reason) > 500:
        raise Invalid("objection.verdict", "请填写处理意见，不超过 500 个字", field="verdict")
    stands = (
        objection["line_status"] in ("moving", "held")
        and objection["line_dossier_id"] == objection["dossier_id"]
    )
    outcome = _effect(objection, upheld=upheld, effect=effect, stands=stands)
    state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
    if not await queries_objections.decide(
        objection_id, state=state, effect=outcome, verdict=reason, by=by.id, at=now()
    ):
        raise Conflict("objection.decided", "该异议已由他人处理，请刷新后查看")
    if stands:
        await _apply(objection["line_id"], outcome, reason, by)
    current_session().record(
        AuditRecord(
            "objection.decide",
            "objection",
            str(objection_id),
            by.id,
            by.account,
            before={"state": objection["state"]},
            after={"state": state.value, "effect": outcome, "verdict": reason},
        )
    )


def _effect(objection: Record, *, upheld: bool, effect: str | None, stands: bool) -> str:
    if not upheld or objection["line_id"] is None or not stands:
        return "none"
    if effect not in EFFECTS:
        raise Invalid("objection.effect", "异议成立时，请选择对该人员退回或作废", field="effect")
    return effect


async def _apply(line_id: int, outcome: str, reason: str, by: Official) -> None:
    if outcome == "none":
        if not await queries_objections.open_on_line(line_id):
            await hold_lines([line_id], by, "公示异议不成立", held=False)
        return
    leave = return_lines if outcome == "return" else void_lines
    await leave([line_id], by, f"公示异议成立：{reason}"[:500], permission=PERMISSION)
    await queries_objections.settle_others(line_id, effect=outcome, verdict=reason, by=by.id, at=now())
