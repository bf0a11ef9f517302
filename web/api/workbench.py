"""工作台 of the official who is signed in."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromQuery, QueryParameter

from core.holidays.load_calendar import load_calendar
from core.workbench import (
    DoneRow,
    StageProgress,
    Workbench,
    list_done,
    show_stage_progress,
    show_workbench,
)
from tenants import county_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_READ = {"permission": "workbench:read", "zone": ["outer", "inner"]}
_PROGRESS = {"permission": "dossier:read", "zone": ["outer", "inner"]}


class WorkbenchController(Controller):
    """工作台."""

    path = "/api/v1/counties/{county:str}/workbench"
    tags = ["工作台"]

    @get("/", operation_id="getWorkbench", summary="我的待办", opt=_READ)
    async def get_workbench(self, county: CountyCode, official: SignedIn) -> Workbench:
        """What waits for the own posts: dossiers by stage and other tasks, each with the list behind it."""
        calendar = await load_calendar()
        async with county_session(county, read_only=True):
            return await show_workbench(official, calendar)

    @get("/done", operation_id="listDone", summary="我的已办", opt=_READ)
    async def list_done(self, county: CountyCode, official: SignedIn, paging: Paging) -> Rows[DoneRow]:
        """The own moves of dossiers, the newest first."""
        async with county_session(county, read_only=True):
            page = await list_done(official, paging)
        return rows_of(page, page.rows)

    @get("/stages", operation_id="showStageProgress", summary="补贴进度统计", opt=_PROGRESS)
    async def show_stage_progress(
        self,
        county: CountyCode,
        official: SignedIn,
        programme: FromQuery[str | None] = None,
        year: Annotated[int | None, QueryParameter(description="申报年度", ge=2000, le=2100)] = None,
        period: Annotated[str | None, QueryParameter(description="批次号，如 202305", max_length=10)] = None,
    ) -> list[StageProgress]:
        """Dossiers that the own posts may read, by township and stage; `finished` are those that went the whole way."""
        async with county_session(county, read_only=True):
            return await show_stage_progress(official, programme=programme, year=year, period=period or None)
