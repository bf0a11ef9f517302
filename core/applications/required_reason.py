"""A reason that somebody can read later."""

from __future__ import annotations

from core.kernel.errors import Invalid

_SHORTEST, _LONGEST = 2, 500


def required_reason(text: str) -> str:
    """The reason without outer spaces; raises `Invalid` for none, or one that nobody reads."""
    reason = text.strip()
    if not _SHORTEST <= len(reason) <= _LONGEST or "\x00" in reason:
        raise Invalid("reason.missing", f"请填写理由（{_SHORTEST} 至 {_LONGEST} 个字）", field="reason")
    return reason
