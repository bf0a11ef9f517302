"""Long work of applications."""

from __future__ import annotations

from core.applications.import_file import import_file
from core.jobs import Job, job_kind


@job_kind("intake.import", queue="import", max_attempts=5)
async def run_import(job: Job) -> None:
    """Import one uploaded list; the payload names it."""
    await import_file(job, job.payload["file_id"])
