"""Refusals that more than one verb gives."""

from __future__ import annotations

from core.kernel.errors import Conflict, NotFound


def not_found() -> NotFound:
    """A publicity that does not exist in this county."""
    return NotFound("publicity.not_found", "没有找到所选的公示，可能已随申报单退回而作废，请刷新后重试")


def ended() -> NotFound:
    """What the public is told before and after the period, and for a number that does not exist."""
    return NotFound("publicity.not_public", "该公示不存在，或不在公示期内，不再公开")


def wrong_state(expected: str) -> Conflict:
    """The posting is not in the state that the step needs."""
    return Conflict("publicity.state", f"所选公示不是“{expected}”状态，可能已被他人办理，请刷新后重试")
