"""Write a notice; nobody sees it before it is published."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.region import RegionCode
from core.notices import queries
from core.notices.notice import NoticeText

PERMISSION = "notice:manage"


async def write_notice(by: Official, text: NoticeText) -> int:
    """Store a draft for the officials of a division; returns its id. Needs `notice:manage` there. Raises `NotAllowed`."""
    region = RegionCode(text.region)
    may(by, PERMISSION, region=region)
    notice_id = await queries.insert(text, region.prefix, by.id, now())
    current_session().record(
        AuditRecord(
            "notice.write",
            "notice",
            str(notice_id),
            by.id,
            by.account,
            after={
                "title": text.title,
                "region": text.region,
                "audience": text.audience,
                "body": text.body[:500],
            },
        )
    )
    return notice_id
