"""Prove that lines are within what was publicised and approved, before they are signed and sent (B3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.workflow import queries_seals

_REASONS = {
    "altered": "明细内容与固化时不一致，疑似被改动，请立即停止支付并报告系统管理员",
    "not_publicised": "未经公示或公示未完成，请退回重新公示",
    "raised": "金额高于公示金额，请退回重新公示",
    "not_approved": "不在已审核的名单内，或金额高于审核金额，请退回重新审核",
}


@dataclass(frozen=True, slots=True)
class SealProblem:
    """Why a line may not be signed: `code` for programs, `reason` in Chinese."""

    line_id: int
    code: str
    reason: str


async def check_seals(line_ids: Sequence[int]) -> list[SealProblem]:
    """Lines that were not publicised (where their programme publicises) or approved as they are; empty when all were.

    The newest posting and the newest approval that were finished count, and no amount may be higher than theirs.
    """
    unlike = await queries_seals.lines_unlike_seals(line_ids)
    rows = await queries_seals.lines_outside_seals(unlike) if unlike else []
    return [SealProblem(row["line_id"], row["problem"], _REASONS[row["problem"]]) for row in rows]
