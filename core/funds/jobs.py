"""Jobs of funds."""

from __future__ import annotations

from typing import Any

from core.funds.mirror_indicators import mirror_indicators
from core.jobs import Job, job_kind
from core.plugin_host import budget_registry, outside


@job_kind("funds.sync_indicators", queue="default", max_attempts=5)
async def run_sync_indicators(job: Job) -> None:
    """Ask 预算管理一体化 with no session open, then take the answer over in one transaction."""
    year = job.payload["fiscal_year"]
    await job.progress(step="查询预算管理一体化")
    registry = budget_registry()
    async with outside(registry.code) as party:
        indicators = await registry.indicators(job.county, year, party)
    result: dict[str, Any] = {}
    async with job.finishing(result):
        result.update(await mirror_indicators(year, indicators, job.actor))
