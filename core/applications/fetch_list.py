"""Fetch a list out of a business system: all of its rows onto disk, then the same import as that of an uploaded file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from core.access.may import may
from core.applications.columns import layout_of
from core.applications.fetched_file import heading_line, row_lines
from core.applications.fetched_table import FetchedTable, require_acceptable_size
from core.applications.intake_region import intake_region
from core.applications.offers_query import offers_query
from core.applications.register_list import ListSource, register_list
from core.applications.states import ENTRIES
from core.applications.store_upload import store_upload
from core.applications.workbook import limits
from core.catalogue.batch import Batch
from core.catalogue.find_batch import find_batch
from core.catalogue.require_open_batch import require_open_batch
from core.jobs import Job
from core.kernel.errors import NotFound, TooLarge, Unavailable
from core.plugin_api import BusinessSystem, OfferedList, Outside
from core.plugin_host import business_system, outside, subsidy

ASKING, FETCHING = "查询业务系统", "接入清单"
"""Names of the steps that officials see while the job runs."""


async def fetch_list(job: Job, batch_id: int, source: ListSource, region_code: str) -> None:
    """The whole work of one `intake.fetch` job. Nothing is kept unless every row came.

    What came is registered, and its import asked for, in the transaction that ends the job: a job that is killed
    begins anew and leaves nothing to the one that follows, and the same rows again are the same list. Raises
    `Unavailable` when the system is silent or its answer cannot be trusted (the job is tried again), `NotFound` when it
    no longer offers the list, `Invalid` for rows that no list may hold.
    """
    async with job.session():
        batch = await find_batch(batch_id)
        region = intake_region(region_code, "county")
    may(job.actor, ENTRIES["county"], region=region, programme=batch.programme_code)
    system = business_system(source.system)
    await job.progress(step=ASKING)
    async with outside(system.code) as party:
        wanted = await _offer(job, system, batch, source.list_id, party)
        require_acceptable_size(wanted)
        upload = await store_upload(
            _content(job, system, batch, wanted, party),
            file_name=f"{wanted.title.replace('/', '／')}（{system.title}）",
            county=job.county,
            area="intake",
            limit_bytes=limits.INFLATED_BYTES,
        )
    kept = False
    result: dict[str, Any] = {"rows": wanted.rows}
    try:
        async with job.finishing(result):
            await require_open_batch(batch_id)
            received = await register_list(batch, "county", upload, region, job.actor, source)
            result |= {
                "file_id": received.file_id,
                "import_job_id": received.job_id,
                "repeated": received.repeated,
            }
        kept = not received.repeated
    finally:
        if not kept:
            upload.discard()


async def _offer(job: Job, system: BusinessSystem, batch: Batch, list_id: str, party: Outside) -> OfferedList:
    for one in await system.lists(offers_query(job.county, batch), party):
        if one.list_id == list_id:
            return one
    raise NotFound(
        "fetched.gone", f"{system.title}已不再提供清单 {list_id}，请重新打开“接入”，从当前可接入的清单中选择"
    )


async def _content(
    job: Job, system: BusinessSystem, batch: Batch, wanted: OfferedList, party: Outside
) -> AsyncIterator[bytes]:
    """The content of the list's file, part by part as it comes; progress is shown between the parts."""
    layout = layout_of(subsidy(batch.programme_code))
    first = heading_line(ListSource(system.code, wanted.list_id), layout, wanted.rows)
    yield first
    table: FetchedTable | None = None
    done, size = 0, len(first)
    while done < wanted.rows:
        await job.progress(step=FETCHING, done=done, total=wanted.rows)
        part = await system.part(wanted, done, party)
        table = table or FetchedTable(layout, part.columns)
        if not part.rows or part.columns != table.columns or done + len(part.rows) > wanted.rows:
            raise Unavailable(
                "outside.malformed",
                f"{system.title}的清单“{wanted.title}”前后不一致，已全部丢弃，请稍后重试或联系对方核对",
            )
        lines = row_lines(table.cells(done + place, row) for place, row in enumerate(part.rows, start=2))
        done, size = done + len(part.rows), size + len(lines)
        if size > limits.INFLATED_BYTES:
            raise TooLarge(
                "fetched.too_large",
                f"清单“{wanted.title}”的内容超过 {limits.INFLATED_BYTES // 1024 // 1024} MB，没有接入。"
                "请联系对方分成几份后重新接入",
            )
        yield lines
    await job.progress(step=FETCHING, done=done, total=wanted.rows)
