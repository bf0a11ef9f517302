"""A notice as it is written and as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.kernel.errors import Invalid, NotFound
from core.kernel.region import RegionCode, RegionLevel

AUDIENCES = {
    "all": "全部",
    "province": "省级",
    "prefecture": "州市级",
    "county": "区县级",
    "township": "乡镇级",
}
LEVELS = {
    "province": RegionLevel.PROVINCE,
    "prefecture": RegionLevel.PREFECTURE,
    "county": RegionLevel.COUNTY,
    "township": RegionLevel.TOWNSHIP,
}
MAX_FILES = 10


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What an administrator writes: title, body (plain text), the division and level it is for, and the days it is shown."""

    title: str
    body: str
    region: str
    audience: str
    shown_from: date
    shown_to: date | None = None
    pinned: bool = False

    def __post_init__(self) -> None:
        """Check every field; raises `Invalid` that names the first one that is wrong."""
        if not 2 <= len(self.title.strip()) <= 100:
            raise Invalid("notice.title", "标题应为 2 到 100 个字", field="title")
        if not 1 <= len(self.body.strip()) <= 10_000:
            raise Invalid("notice.body", "正文应为 1 到 10000 个字", field="body")
        if self.audience not in AUDIENCES:
            raise Invalid(
                "notice.audience", f"发布范围应为{'、'.join(AUDIENCES.values())}之一", field="audience"
            )
        if self.shown_to is not None and self.shown_to < self.shown_from:
            raise Invalid("notice.dates", "结束日期不能早于开始日期", field="shown_to")
        level = RegionCode(self.region).level
        if self.audience != "all" and LEVELS[self.audience] < level:
            raise Invalid("notice.audience", "发布范围不能高于所选区划的级别，请重新选择", field="audience")


@dataclass(frozen=True, slots=True)
class NoticeFileView:
    """A PDF of a notice."""

    id: int
    file_name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `read_at` is the reader's own mark, None while it is unread."""

    id: int
    title: str
    body: str
    region_code: str
    audience: str
    pinned: bool
    shown_from: date
    shown_to: date | None
    state: str
    created_by: int
    created_at: datetime
    version: int
    files: list[NoticeFileView]
    read_at: datetime | None


def unknown_notice() -> NotFound:
    """No such notice, or it is not for this official."""
    return NotFound("notice.unknown", "没有这条通知公告，或不在您的查看范围内")
