"""The sender looks for the answer by the receipt code."""

from __future__ import annotations

from core.database import current_session
from core.kernel.errors import NotFound
from core.publicity import queries_feedback
from core.publicity.feedback import FEEDBACK_STATES, FeedbackAnswer


async def read_feedback_answer(receipt_code: str) -> FeedbackAnswer:
    """How far the feedback of a receipt code is. Raises `NotFound` for a code that was never given out."""
    digest = current_session().digests.digest("receipt", receipt_code.strip()[:64])
    row = await queries_feedback.by_receipt(digest)
    if row is None:
        raise NotFound("feedback.unknown_receipt", "没有查到该回执码对应的反馈，请核对后重试")
    return FeedbackAnswer(**dict(row), state_title=FEEDBACK_STATES[row["state"]])
