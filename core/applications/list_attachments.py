"""The attachments of a subject."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_attachments as queries
from core.applications.attachment import AttachmentView
from core.applications.may_attach import may_attach


async def list_attachments(subject: str, subject_id: int, by: Official) -> list[AttachmentView]:
    """What is attached, oldest first. Needs `attachment:read` where the subject belongs."""
    await may_attach(by, "attachment:read", subject, subject_id)
    return [AttachmentView(**row) for row in await queries.attachments_of(subject, subject_id)]
