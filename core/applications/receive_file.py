"""Take in an uploaded list: register it and ask for its import, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.may import may
from core.access.official import Official
from core.applications import queries
from core.applications.states import ENTRIES, FileState
from core.applications.store_upload import StoredUpload
from core.applications.workbook.sniff import require_workbook
from core.catalogue.find_batch import find_batch
from core.catalogue.require_open_batch import require_open_batch
from core.database import AuditRecord, current_session
from core.jobs import enqueue
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.region import RegionCode, RegionLevel


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """An uploaded list: its id, the job that imports it (None once it is imported), and whether it was known already."""

    file_id: int
    job_id: int | None
    repeated: bool


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
    region = _region(region_code, entry)
    batch = await find_batch(batch_id)
    may(by, ENTRIES[entry], region=region, programme=batch.programme_code)
    await require_open_batch(batch_id)
    require_workbook(upload.head, upload.file_name)
    file_id, state, is_new = await queries.add_file(
        batch_id=batch.id,
        entry=entry,
        file_name=upload.file_name,
        sha256=upload.sha256,
        size_bytes=upload.size_bytes,
        place=upload.place,
        region=region,
        by=by.id,
        at=now(),
    )
    if state == FileState.IMPORTED:
        return ReceivedFile(file_id, None, True)
    job_id = await enqueue(
        "intake.import",
        title=f"导入 {batch.name} {upload.file_name}",
        payload={"file_id": file_id},
        by=by,
        subject="intake_file",
        subject_id=str(file_id),
        dedupe_key=f"intake.import:{file_id}",
    )
    if is_new:
        current_session().record(
            AuditRecord(
                action="intake_file.receive",
                subject="intake_file",
                subject_id=str(file_id),
                official_id=by.id,
                account=by.account,
                after={
                    "batch_id": batch.id,
                    "file_name": upload.file_name,
                    "bytes": upload.size_bytes,
                    "region": region,
                },
            )
        )
    return ReceivedFile(file_id, job_id, not is_new)


def _region(code: str, entry: str) -> RegionCode:
    region = RegionCode(code)
    lowest = RegionLevel.TOWNSHIP if entry == "township" else RegionLevel.COUNTY
    if region.level < lowest or region.county != current_session().scope:
        raise Invalid(
            "intake.region",
            "请选择本乡镇或其下的行政村"
            if entry == "township"
            else "请选择本区县或其下的乡镇、村作为申报地区",
            field="region_code",
        )
    return region
