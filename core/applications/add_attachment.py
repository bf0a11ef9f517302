"""Attach a stored upload to a line, dossier, batch, publicity or recipient."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_attachments as queries
from core.applications.attachment import media_type_of
from core.applications.may_attach import may_attach
from core.applications.store_upload import StoredUpload
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict

_AT_MOST = 50


async def add_attachment(
    subject: str, subject_id: int, upload: StoredUpload, scan_result: str, by: Official
) -> int:
    """Attach `upload`, of which `scan_upload` said `scan_result`; returns the attachment.

    Needs `attachment:add` where it belongs. Raises `Invalid` for a kind that is not allowed or content that is not what
    the name says; `Conflict` for more than 50 files. The caller discards the upload when this raises.
    """
    await may_attach(by, "attachment:add", subject, subject_id)
    media_type = media_type_of(upload.path, upload.file_name, upload.head)
    if await queries.count_of(subject, subject_id) >= _AT_MOST:
        raise Conflict("attachment.too_many", f"附件已有 {_AT_MOST} 个，请先删除不需要的附件")
    attachment_id = await queries.add(
        subject,
        subject_id,
        file_name=upload.file_name,
        media_type=media_type,
        size_bytes=upload.size_bytes,
        sha256=upload.sha256,
        place=upload.place,
        scan_result=scan_result,
        by=by.id,
        at=now(),
    )
    current_session().record(
        AuditRecord(
            action="attachment.add",
            subject=subject,
            subject_id=str(subject_id),
            official_id=by.id,
            account=by.account,
            after={"attachment_id": attachment_id, "file_name": upload.file_name, "bytes": upload.size_bytes},
        )
    )
    return attachment_id
