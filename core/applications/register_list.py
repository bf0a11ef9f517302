"""Keep a list that came in, and ask for its import: the part that uploaded and fetched lists share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.applications import queries
from core.applications.states import FileState
from core.applications.store_upload import StoredUpload
from core.catalogue.batch import Batch
from core.database import AuditRecord, current_session
from core.jobs import enqueue
from core.kernel.clock import now
from core.kernel.region import RegionCode


@dataclass(frozen=True, slots=True)
class ListSource:
    """The business system (its code) and its list from which rows were fetched."""

    system: str
    list_id: str


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A list that came in: its id, the job that imports it (None once it is imported), and whether it was known already."""

    file_id: int
    job_id: int | None
    repeated: bool


async def register_list(
    batch: Batch,
    entry: str,
    upload: StoredUpload,
    region: RegionCode,
    by: Official,
    source: ListSource | None = None,
) -> ReceivedFile:
    """Register a stored list for a batch and enqueue its import, in the open session. Does not authorise.

    `source` is None for an uploaded file. The same content for the same batch is the same list, whoever sends it and
    however often; the caller then discards what it stored (`repeated`).
    """
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
        source_system=source.system if source else None,
        source_list=source.list_id if source else None,
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
        _record(file_id, batch, upload, region, by, source)
    return ReceivedFile(file_id, job_id, not is_new)


def _record(
    file_id: int,
    batch: Batch,
    upload: StoredUpload,
    region: RegionCode,
    by: Official,
    source: ListSource | None,
) -> None:
    what: dict[str, Any] = {
        "batch_id": batch.id,
        "file_name": upload.file_name,
        "bytes": upload.size_bytes,
        "region": region,
    }
    if source is not None:
        what |= {"system": source.system, "list_id": source.list_id, "sha256": upload.sha256.hex()}
    current_session().record(
        AuditRecord(
            action="intake_file.receive" if source is None else "intake_file.fetch",
            subject="intake_file",
            subject_id=str(file_id),
            official_id=by.id,
            account=by.account,
            after=what,
        )
    )
