"""The answers that a check gives for a line."""

from __future__ import annotations

from enum import StrEnum


class CheckStatus(StrEnum):
    """Status of a line in 人社匹卡 or 预警核实. 无法核实 is an answer of its own, never 异常 and never 通过 (L5, L19)."""

    PENDING = "pending"
    """Not asked for yet, or the line changed since."""
    PROCESSING = "processing"
    """处理中: a job has it."""
    PASSED = "passed"
    """通过."""
    ABNORMAL = "abnormal"
    """异常: at least one rule does not pass."""
    UNVERIFIED = "unverified"
    """无法核实: no rule fails, but a source did not answer."""


TITLES = {
    CheckStatus.PENDING: "待核查",
    CheckStatus.PROCESSING: "处理中",
    CheckStatus.PASSED: "通过",
    CheckStatus.ABNORMAL: "异常",
    CheckStatus.UNVERIFIED: "无法核实",
}
