"""Import an uploaded or fetched list: read it, check every row, store all rows as lines or nothing at all.

A workbook that a stranger wrote is read in a limited process; the file of a fetched list is our own.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import Any

from asyncpg import Record

from core.access.may import may
from core.applications import queries
from core.applications.fetched_file import open_fetched
from core.applications.line_rows import LineOrigin
from core.applications.line_writer import LineWriter
from core.applications.read_drafts import DraftSlice, open_sheet, read_drafts
from core.applications.reading_ahead import reading_ahead
from core.applications.rules import Intake
from core.applications.states import ENTRIES, FileState
from core.catalogue.batch import Batch
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.jobs import Fenced, Job, JobCancelled
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.region import RegionCode
from core.kernel.settings import settings
from core.plugin_host import subsidy
from core.regions.directory import RegionDirectory
from core.regions.load_directory import load_directory
from tenants import platform_session

READING, STORING = "读取并校验文件", "写入申报明细"
"""Names of the steps that officials see while the job runs."""


async def import_file(job: Job, file_id: int) -> None:
    """The whole work of one `intake.import` job. Safe to repeat after a crash: it commits everything once, at its end.

    A list that cannot be taken is marked refused with the reason, and the job fails with the same words.
    """
    async with job.session():
        file = await queries.file(file_id)
        if file is None:
            raise NotFound("intake_file.unknown", "上传的文件记录不存在，请重新上传")
        batch = await find_batch(file["batch_id"])
    if file["state"] != FileState.WAITING:
        async with job.finishing({"file_id": file_id, "rows": file["rows"], "repeated": True}):
            return
    try:
        with _resting_collector():
            await _take(job, file, batch)
    except (Fenced, JobCancelled):
        # Neither says anything about the list: it still waits, and the next attempt takes it.
        raise
    except (Invalid, Conflict, NotFound, NotAllowed) as error:
        async with job.session():
            await queries.settle_file(file_id, FileState.REFUSED.value, problem=error.message)
        raise


@contextlib.contextmanager
def _resting_collector() -> Iterator[None]:
    """Keep Python's cycle collector still: it would walk all rows again and again (a third of the time, measured).

    Rows hold no cycles, so they are freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


async def _take(job: Job, file: Record, batch: Batch) -> None:
    region = RegionCode(file["region_code"])
    may(job.actor, ENTRIES[file["entry"]], region=region, programme=batch.programme_code)
    async with platform_session(read_only=True):
        directory = await load_directory(job.county)
    if region not in directory:
        raise Invalid("intake.region", "所选申报地区不在本区县的区划表中，请重新选择", field="region_code")
    async with reading_ahead(_read(job, file, batch, region, directory)) as slices:
        # The transaction begins when the file has been inspected and parsed: a hostile one keeps nobody waiting.
        first = await anext(slices)
        result: dict[str, Any] = {"file_id": file["id"]}
        async with job.finishing(result):
            result |= await _store(job, file, first, slices)


async def _read(
    job: Job, file: Record, batch: Batch, region: RegionCode, directory: RegionDirectory
) -> AsyncGenerator[DraftSlice]:
    """The slices of the list, with progress in transactions of its own: runs beside the one that stores them."""
    intake = Intake(
        subsidy(batch.programme_code), file["entry"], region, batch.period_start, batch.period_end
    )

    async def report(done: int, total: int) -> None:
        await job.progress(step=READING, done=done, total=total)

    await report(0, 0)
    rows = 0
    path = settings().attachments / file["stored_path"]
    slices = read_drafts(
        path, intake, directory, report, open_list=open_fetched if file["source_system"] else open_sheet
    )
    async with contextlib.aclosing(slices):
        async for part in slices:
            rows += len(part.drafts)
            yield part
    await job.progress(step=STORING, done=0, total=rows)


async def _store(
    job: Job, file: Record, first: DraftSlice, slices: AsyncIterator[DraftSlice]
) -> dict[str, int]:
    """Store all slices in the open transaction; whatever is wrong with a later one takes all of them back."""
    origin = LineOrigin(file["entry"], "fetched" if file["source_system"] else "import", file["id"])
    async with LineWriter.open(
        file["batch_id"], origin, job.actor, rows=first.most_rows, mends=first.mends
    ) as writer:
        await writer.add(first.drafts)
        async for part in slices:
            await writer.add(part.drafts)
    counts = {
        "rows": writer.rows,
        "valid": writer.valid,
        "abnormal": writer.rows - writer.valid,
        "mended": writer.mended,
    }
    settled = await queries.settle_file(
        file["id"], FileState.IMPORTED.value, rows=writer.rows, valid_rows=writer.valid
    )
    if not settled:
        raise Conflict("intake_file.settled", "该文件已由另一任务处理完毕")
    current_session().record(
        AuditRecord(
            action="line.import",
            subject="intake_file",
            subject_id=str(file["id"]),
            official_id=job.actor.id,
            account=job.actor.account,
            after=counts,
            count=writer.rows,
        )
    )
    return counts
