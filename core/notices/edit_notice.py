"""Change a notice that is not published yet."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode
from core.notices import queries
from core.notices.notice import NoticeText, unknown_notice
from core.notices.write_notice import PERMISSION


async def edit_notice(notice_id: int, by: Official, text: NoticeText, *, version: int) -> None:
    """Replace the text of a draft; its PDFs stay. `version` is the one that was read.

    Needs `notice:manage` at its division and at the new one. Raises `NotFound`, `NotAllowed`, `Conflict` once it is
    published, for everybody has to have read the same, or when somebody else changed it meanwhile.
    """
    before = await queries.lock(notice_id)
    if before is None:
        raise unknown_notice()
    region = RegionCode(text.region)
    for place in (RegionCode(before["region_code"]), region):
        may(by, PERMISSION, region=place)
    if before["state"] != "draft":
        raise Conflict("notice.state", "只有草稿才能修改；已发布的公告请撤回后重新起草")
    if before["version"] != version:
        raise Conflict("notice.changed_meanwhile", "该公告刚被他人修改，请刷新后重新编辑")
    await queries.replace_text(notice_id, text, region.prefix, now())
    current_session().record(
        AuditRecord(
            "notice.edit",
            "notice",
            str(notice_id),
            by.id,
            by.account,
            before={"title": before["title"], "region": before["region_code"], "body": before["body"][:500]},
            after={
                "title": text.title,
                "region": text.region,
                "audience": text.audience,
                "body": text.body[:500],
            },
        )
    )
