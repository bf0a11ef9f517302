"""Long work of applications."""

from __future__ import annotations

from core.applications.fetch_list import fetch_list
from core.applications.import_file import import_file
from core.applications.register_list import ListSource
from core.jobs import Job, job_kind


@job_kind("intake.import", queue="import", max_attempts=5)
async def run_import(job: Job) -> None:
    """Import one uploaded list; the payload names it."""
    await import_file(job, job.payload["file_id"])


# Not announced when it is done: the import that it asks for is.
@job_kind("intake.fetch", queue="default", max_attempts=5, announced=False)
async def run_fetch(job: Job) -> None:
    """Fetch one list of a business system and ask for its import; the payload names both, and the batch."""
    source = ListSource(job.payload["system"], job.payload["list_id"])
    await fetch_list(job, job.payload["batch_id"], source, job.payload["region_code"])
