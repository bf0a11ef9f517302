"""Which lines 规则对比统计 is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatisticsFilter:
    """None leaves a condition out; `region` is a 12-digit code. Without batch and period the open batches are meant."""

    programme: str | None = None
    batch_id: int | None = None
    year: int | None = None
    period: str | None = None
    region: str | None = None
