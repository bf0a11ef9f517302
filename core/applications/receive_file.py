"""Take in an uploaded list: register it and ask for its import, in one transaction."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.applications.intake_region import intake_region
from core.applications.register_list import ReceivedFile, register_list
from core.applications.states import ENTRIES
from core.applications.store_upload import StoredUpload
from core.applications.workbook.sniff import require_workbook
from core.catalogue.find_batch import find_batch
from core.catalogue.require_open_batch import require_open_batch
from core.kernel.errors import Invalid


async def receive_file(
    batch_id: int, entry: str, upload: StoredUpload, by: Official, *, region_code: str
) -> ReceivedFile:
    """Register `upload` for a batch and enqueue its import. The same content for the same batch is the same import.

    `entry` is `township` or `county`; `region_code` (12 digits) the 申报地区: the official's township or one of its
    villages, or the county or a division of it. The caller discards the upload when this raises or `repeated` is true.
    Raises `Invalid` (not a workbook, region), `NotAllowed`, `NotFound`, `Conflict` (closed batch).
    """
    if entry not in ENTRIES:
        raise Invalid("intake.entry", "导入入口应为乡镇或区县", field="entry")
    region = intake_region(region_code, entry)
    batch = await find_batch(batch_id)
    may(by, ENTRIES[entry], region=region, programme=batch.programme_code)
    await require_open_batch(batch_id)
    require_workbook(upload.head, upload.file_name)
    return await register_list(batch, entry, upload, region, by)
