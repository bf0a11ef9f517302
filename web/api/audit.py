"""The operation log (操作日志) of a county and of the platform."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Controller, get
from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter

from core.audit import search_entries
from core.kernel.clock import CHINA
from core.kernel.paging import Page
from tenants import county_session, platform_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_READ = {"permission": "audit:read", "zone": ["outer", "inner"]}


class AuditEntryAnswer(msgspec.Struct, kw_only=True):
    """One change: who (`official_id` None: the platform itself), from where, what, before and after.

    A bulk change is one entry with the `count` of what it changed.
    """

    id: int
    at: datetime
    official_id: int | None
    account: str
    address: str
    action: str
    subject: str
    subject_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    count: int


async def _provide_wanted(
    subject: Annotated[str | None, QueryParameter(description="对象类别，如 line、dossier")] = None,
    subject_id: Annotated[str | None, QueryParameter(description="对象编号")] = None,
    account: Annotated[str | None, QueryParameter(description="操作人账号")] = None,
    action: Annotated[str | None, QueryParameter(description="操作代码的开头，如 line.")] = None,
    since: Annotated[datetime | None, QueryParameter(description="起始时间（含）")] = None,
    until: Annotated[datetime | None, QueryParameter(description="截止时间（不含）")] = None,
    first_day: Annotated[date | None, QueryParameter(description="起始日期（含），北京时间")] = None,
    last_day: Annotated[date | None, QueryParameter(description="截止日期（含），北京时间")] = None,
) -> dict[str, Any]:
    """What the log is searched for."""
    return {
        "subject": subject,
        "subject_id": subject_id,
        "account": account,
        "action": action,
        "since": since or _beginning(first_day),
        "until": until or _beginning(last_day and last_day + timedelta(days=1)),
    }


def _beginning(day: date | None) -> datetime | None:
    """The first moment of a day in China."""
    return None if day is None else datetime.combine(day, time.min, CHINA)


class AuditController(Controller):
    """操作日志."""

    path = "/api/v1"
    tags = ["操作日志"]
    dependencies = {"wanted": Provide(_provide_wanted)}

    @get(
        "/counties/{county:str}/audit-entries",
        operation_id="listAuditEntries",
        summary="区县操作日志",
        opt=_READ,
    )
    async def county_entries(
        self, county: CountyCode, official: SignedIn, reading: Paging, wanted: NamedDependency[dict[str, Any]]
    ) -> Rows[AuditEntryAnswer]:
        """Changes in a county, newest first; with `after_id` in the order in which they were made."""
        async with county_session(county, read_only=True):
            return _shown(await search_entries(official, reading, **wanted))

    @get("/audit-entries", operation_id="listPlatformAuditEntries", summary="平台操作日志", opt=_READ)
    async def platform_entries(
        self, official: SignedIn, reading: Paging, wanted: NamedDependency[dict[str, Any]]
    ) -> Rows[AuditEntryAnswer]:
        """Changes of accounts, posts and the catalogue, newest first; for posts that cover the province."""
        async with platform_session(read_only=True):
            return _shown(await search_entries(official, reading, **wanted))


def _shown(page: Page[dict[str, Any]]) -> Rows[AuditEntryAnswer]:
    return rows_of(page, [AuditEntryAnswer(**row) for row in page.rows])
