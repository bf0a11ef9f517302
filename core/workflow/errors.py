"""Refusals of the workflow that more than one verb gives."""

from __future__ import annotations

from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.workflow.stages import STAGES

MAX_REASON = 500
"""Longest opinion or reason, in characters."""


def not_found() -> NotFound:
    """A dossier or line that does not exist in this county."""
    return NotFound("workflow.not_found", "没有找到所选的申报单或明细，可能已被移出，请刷新后重试")


def moved_on(stage: str) -> Conflict:
    """Somebody was faster; `stage` is where the dossier stands now."""
    return Conflict(
        "workflow.moved_on",
        f"申报单已被他人办理，现在“{STAGES[stage].title}”环节，请刷新后重试",
        details={"stage": stage},
    )


def same_person(stage: str) -> NotAllowed:
    """Maker and checker would be one person."""
    return NotAllowed(
        "workflow.same_person",
        f"您已办理过该申报单的前序环节，“{STAGES[stage].title}”须由另一人办理（经办与审核不得为同一人）",
    )


def checked_reason(text: str, *, required: bool) -> str:
    """An opinion or reason, trimmed; raises `Invalid` when it is missing though `required`, or too long."""
    trimmed = text.strip()
    if required and not trimmed:
        raise Invalid("workflow.no_reason", "请填写原因，以便相关岗位知道如何处理", field="reason")
    if len(trimmed) > MAX_REASON:
        raise Invalid("workflow.long_reason", f"意见或原因不能超过 {MAX_REASON} 个字", field="reason")
    return trimmed
