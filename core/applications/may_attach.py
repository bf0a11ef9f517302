"""Authorise work with the attachments of a subject."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.applications import queries_attachments as queries
from core.applications.attachment import SUBJECTS
from core.database import current_session
from core.kernel.errors import Invalid, NotFound


async def may_attach(by: Official, permission: str, subject: str, subject_id: int) -> None:
    """Raise unless `by` may do `permission` where the subject belongs: `Invalid`, `NotFound`, `NotAllowed`."""
    if subject not in SUBJECTS:
        raise Invalid(
            "attachment.subject", "附件只能挂在申报明细、申报单、批次、公示或补贴对象上", field="subject"
        )
    place = await queries.place_of_subject(subject, subject_id)
    if place is None:
        raise NotFound("attachment.subject_unknown", "附件所属的记录不存在，可能已被删除，请刷新页面")
    region = place["region"] or f"{current_session().scope}000000"
    may(by, permission, region=region, programme=place["programme"])
