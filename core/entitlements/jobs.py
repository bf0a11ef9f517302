"""Long work of entitlements."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from core.entitlements.generate_batch_lines import generate_batch_lines
from core.entitlements.grant_from_lines import grant_from_lines
from core.jobs import Job, job_kind
from core.regions.load_directory import load_directory
from tenants import platform_session


@job_kind("entitlements.generate", queue="import", max_attempts=5)
async def run_generation(job: Job) -> None:
    """Make the lines of a batch; all of them come with the last transaction, so a repeated attempt doubles nothing."""
    await job.progress(step="按资格生成明细")
    async with platform_session(read_only=True):
        directory = await load_directory(job.county)
    result: dict[str, Any] = {}
    async with job.finishing(result):
        made = await generate_batch_lines(
            job.payload["batch_id"], job.actor, directory, entry=job.payload["entry"]
        )
        result |= asdict(made)


@job_kind("entitlements.grant", queue="import", max_attempts=5)
async def run_granting(job: Job) -> None:
    """Grant the entitlements of a finished batch in one transaction."""
    await job.progress(step="认定资格")
    result: dict[str, Any] = {}
    async with job.finishing(result):
        result |= asdict(await grant_from_lines(job.payload["batch_id"], job.actor))
