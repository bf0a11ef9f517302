"""Take an attachment off its subject."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_attachments as queries
from core.applications.may_attach import may_attach
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import NotAllowed, NotFound


async def remove_attachment(attachment_id: int, by: Official) -> None:
    """Remove an own attachment; the file stays on disk for the record. Needs `attachment:add` where it belongs.

    Raises `NotFound`, and `NotAllowed` for one that somebody else attached.
    """
    row = await queries.attachment(attachment_id, lock=True)
    if row is None:
        raise NotFound("attachment.unknown", "没有这个附件，可能已被删除，请刷新页面")
    await may_attach(by, "attachment:add", row["subject"], row["subject_id"])
    if row["uploaded_by"] != by.id:
        raise NotAllowed("attachment.foreign", "只能删除自己上传的附件，请联系上传人处理")
    await queries.remove(attachment_id, now())
    current_session().record(
        AuditRecord(
            action="attachment.remove",
            subject=row["subject"],
            subject_id=str(row["subject_id"]),
            official_id=by.id,
            account=by.account,
            before={"attachment_id": attachment_id, "file_name": row["file_name"]},
        )
    )
