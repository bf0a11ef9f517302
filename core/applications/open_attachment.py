"""Find an attachment for download."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_attachments as queries
from core.applications.attachment import AttachmentFile
from core.applications.may_attach import may_attach
from core.kernel.errors import NotFound
from core.kernel.settings import settings


async def open_attachment(attachment_id: int, by: Official) -> AttachmentFile:
    """Where the file lies and how it is sent. Needs `attachment:read` where its subject belongs; raises `NotFound`."""
    row = await queries.attachment(attachment_id)
    if row is None:
        raise NotFound("attachment.unknown", "没有这个附件，可能已被删除，请刷新页面")
    await may_attach(by, "attachment:read", row["subject"], row["subject_id"])
    return AttachmentFile(
        settings().attachments / row["stored_path"], row["file_name"], row["media_type"], bytes(row["sha256"])
    )
