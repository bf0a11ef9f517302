"""答复反馈: a reviewer answers, or turns feedback into an objection that holds the line."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound
from core.publicity import queries, queries_feedback
from core.publicity.errors import wrong_state
from core.publicity.states import PublicityState
from core.publicity.store_objection import store_objection


async def answer_feedback(
    feedback_id: int, by: Official, *, answer: str, as_objection: bool = False, row_number: int | None = None
) -> int | None:
    """Answer open feedback; the sender reads `answer` by the receipt code. Needs `objection:decide` at the place.

    `as_objection`: it also becomes an objection of the public to `row_number` (that of the feedback without it), which
    holds the line until its verdict; returns the objection's id, else None. Raises `NotFound`, `NotAllowed`, `Invalid`,
    `Conflict` when it was handled already or the posting was confirmed.
    """
    publicity_id = await queries_feedback.publicity_of(feedback_id)
    if publicity_id is None:
        raise NotFound("feedback.not_found", "没有找到该反馈，请刷新后重试")
    # Dossier and posting come first, as everywhere.
    [publicity] = await queries.lock([publicity_id])
    may(by, "objection:decide", region=publicity.township_code, programme=publicity.programme_code)
    feedback = await queries_feedback.lock(feedback_id)
    text = answer.strip()
    if not 1 <= len(text) <= 500:
        raise Invalid("feedback.answer", "请填写答复，不超过 500 个字", field="answer")
    if feedback is None or feedback["state"] != "open":
        raise Conflict("feedback.handled", "该反馈已由他人处理，请刷新后查看")
    objection_id = None
    if as_objection:
        if publicity.state not in (PublicityState.PUBLISHED, PublicityState.CLOSED):
            raise wrong_state("已发布或公示结束")
        objection_id = await store_objection(
            publicity,
            content=feedback["content"],
            contact=_contact(feedback["phone_cipher"], feedback_id),
            row_number=row_number if row_number is not None else feedback["row_number"],
            # The objection is the public's: whoever passes it on may still decide it.
            by=None,
        )
    state = "objection" if as_objection else "answered"
    await queries_feedback.handle(
        feedback_id, state=state, answer=text, objection_id=objection_id, by=by.id, at=now()
    )
    current_session().record(
        AuditRecord(
            f"feedback.{state}",
            "feedback",
            str(feedback_id),
            by.id,
            by.account,
            before={"state": "open"},
            after={"state": state, "answer": text, "objection": objection_id},
        )
    )
    return objection_id


def _contact(sealed: bytes | None, feedback_id: int) -> str:
    if sealed is None:
        return ""
    return current_session().cipher.open(sealed, "feedback", "phone_cipher", feedback_id)
