"""申报明细: list, detail, single entry, correction, re-validation, 核批, deletion, export."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from litestar import Controller, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import File

from core.applications.delete_lines import delete_lines
from core.applications.enter_line import enter_line
from core.applications.export_lines import export_lines
from core.applications.line import LineDetail, LineFilter, LineSummary
from core.applications.line_detail import line_detail
from core.applications.list_lines import list_lines
from core.applications.override_line import override_line
from core.applications.revalidate_lines import revalidate_lines
from core.applications.update_line import update_line
from core.catalogue.find_batch import find_batch
from core.kernel.paging import PageRequest
from core.regions.directory import RegionDirectory
from core.regions.load_directory import load_directory
from core.regions.region_names import region_names
from tenants import county_session, platform_session
from web.answers import Created, Rows, rows_of
from web.api.lines_bodies import (
    ClaimantBody,
    Count,
    DeleteLinesBody,
    EnterLineBody,
    ExportBody,
    LineIdsBody,
    OverrideBody,
    RevalidatedAnswer,
    UpdateLineBody,
)
from web.deps import CountyCode, Paging, SignedIn
from web.workbooks import XLSX, passing_file, send_workbook

_ZONES = ["outer", "inner"]


def _needs(permission: str) -> dict[str, Any]:
    return {"permission": permission, "zone": _ZONES}


async def _directory(county: str) -> RegionDirectory:
    async with platform_session(read_only=True):
        return await load_directory(county)


async def _named(lines: list[LineSummary]) -> list[LineSummary]:
    """The lines with the names of their places, in one short session of the platform."""
    async with platform_session(read_only=True):
        names = await region_names(
            {code for line in lines for code in (line.township_code, line.village_code)}
        )
    return [
        replace(line, township=names.get(line.township_code, ""), village=names.get(line.village_code, ""))
        for line in lines
    ]


class LinesController(Controller):
    """申报明细."""

    path = "/api/v1/counties/{county:str}"
    tags = ["补贴申报"]

    @get(
        "/batches/{batch_id:int}/lines",
        operation_id="listLines",
        summary="申报明细列表",
        opt={
            **_needs("line:read"),
            "sorts": ("id", "row_number", "name", "village_code", "amount_fen", "updated_at"),
        },
    )
    async def list_lines(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        official: SignedIn,
        paging: Paging,
        entry: Annotated[str | None, QueryParameter(description="township 乡镇、county 区县")] = None,
        abnormal: Annotated[
            bool | None, QueryParameter(description="true 只看异常数据，false 只看通过的")
        ] = None,
        intake_status: FromQuery[str | None] = None,
        card_status: FromQuery[str | None] = None,
        alert_status: FromQuery[str | None] = None,
        line_status: Annotated[
            str | None, QueryParameter(name="status", description="open、moving、held、void、deleted")
        ] = None,
        region: Annotated[str | None, QueryParameter(description="乡镇或村的 12 位区划代码")] = None,
        name: Annotated[str | None, QueryParameter(description="姓名的一部分", max_length=40)] = None,
        file_id: FromQuery[int | None] = None,
        channel: Annotated[
            str | None,
            QueryParameter(
                description="受理渠道：import 批量导入、fetched 接入、single 单户录入、citizen 小程序申报、entitlement 按资格生成"
            ),
        ] = None,
        dossier_id: Annotated[int | None, QueryParameter(description="项目序号，只看该申报单的名单")] = None,
        without_dossier: FromQuery[bool | None] = None,
        since: Annotated[date | None, QueryParameter(description="申报日期的第一天")] = None,
        until: Annotated[date | None, QueryParameter(description="申报日期的最后一天")] = None,
        after_id: Annotated[int | None, QueryParameter(description="按编号顺序读取该编号之后的明细")] = None,
    ) -> Rows[LineSummary]:
        """Lines of a batch with their findings; id numbers and accounts masked. `sums`: people, members, fen, abnormal."""
        wanted = LineFilter(
            batch_id,
            entry=entry,
            abnormal=abnormal,
            intake_status=intake_status,
            card_status=card_status,
            alert_status=alert_status,
            status=line_status,
            region=region,
            name=name,
            file_id=file_id,
            channel=channel,
            dossier_id=dossier_id,
            without_dossier=without_dossier,
            since=since,
            until=until,
        )
        async with county_session(county, read_only=True):
            page = await list_lines(wanted, official, paging, after_id=after_id)
        return rows_of(page, await _named(page.rows))

    @post(
        "/batches/{batch_id:int}/lines/find",
        operation_id="findLines",
        summary="按身份证号查找申报明细",
        status_code=200,
        opt=_needs("line:read"),
    )
    async def find_lines(
        self, county: CountyCode, batch_id: FromPath[int], official: SignedIn, data: JSONBody[ClaimantBody]
    ) -> Rows[LineSummary]:
        """Lines of one claimant; the number travels in the body, never in an address that logs keep."""
        async with county_session(county, read_only=True):
            wanted = LineFilter(batch_id, id_number=data.id_number)
            page = await list_lines(wanted, official, PageRequest())
        return rows_of(page, await _named(page.rows))

    @post(
        "/batches/{batch_id:int}/lines",
        operation_id="enterLine",
        summary="单笔录入",
        opt=_needs("line:enter"),
    )
    async def enter_line(
        self, county: CountyCode, batch_id: FromPath[int], official: SignedIn, data: JSONBody[EnterLineBody]
    ) -> Created:
        """Enter a single application; everything wrong with it comes back in `details.problems`."""
        directory = await _directory(county)
        async with county_session(county):
            line_id = await enter_line(
                batch_id, data.entry, data.cells, official, directory, region_code=data.region_code
            )
        return Created(id=line_id)

    @post(
        "/batches/{batch_id:int}/lines/export",
        operation_id="exportLines",
        summary="导出申报明细",
        media_type=XLSX,
        status_code=200,
        opt=_needs("line:read"),
    )
    async def export_lines(
        self, county: CountyCode, batch_id: FromPath[int], official: SignedIn, data: JSONBody[ExportBody]
    ) -> File:
        """The lines that the conditions find, with the chosen columns, as a workbook of text cells."""
        directory = await _directory(county)
        wanted = LineFilter(
            batch_id,
            entry=data.entry,
            abnormal=data.abnormal,
            status=data.status,
            region=data.region,
            without_dossier=data.without_dossier,
        )
        async with passing_file() as path:
            async with county_session(county):
                batch = await find_batch(batch_id)
                await export_lines(wanted, data.columns, official, directory, path)
            return send_workbook(path, f"{batch.name}申报明细.xlsx")

    @get("/lines/{line_id:int}", operation_id="getLine", summary="申报明细详情", opt=_needs("line:read"))
    async def get_line(self, county: CountyCode, line_id: FromPath[int], official: SignedIn) -> LineDetail:
        """Everything about one line; numbers whole for those who may edit it."""
        async with county_session(county, read_only=True):
            detail = await line_detail(line_id, official)
        (summary,) = await _named([detail.summary])
        return replace(detail, summary=summary)

    @patch(
        "/lines/{line_id:int}",
        operation_id="updateLine",
        summary="修改申报明细",
        status_code=204,
        opt=_needs("line:enter"),
    )
    async def update_line(
        self, county: CountyCode, line_id: FromPath[int], official: SignedIn, data: JSONBody[UpdateLineBody]
    ) -> None:
        """Correct a line; all its checks start again."""
        directory = await _directory(county)
        async with county_session(county):
            await update_line(line_id, data.cells, official, directory, version=data.version)

    @post(
        "/lines/revalidate",
        operation_id="revalidateLines",
        summary="重新校验",
        status_code=200,
        opt=_needs("line:revalidate"),
    )
    async def revalidate_lines(
        self, county: CountyCode, official: SignedIn, data: JSONBody[LineIdsBody]
    ) -> RevalidatedAnswer:
        """Check abnormal lines again."""
        directory = await _directory(county)
        async with county_session(county):
            result = await revalidate_lines(data.line_ids, official, directory)
        return RevalidatedAnswer(checked=result.checked, passed=result.passed)

    @post(
        "/lines/{line_id:int}/override",
        operation_id="overrideLine",
        summary="核批",
        status_code=204,
        opt=_needs("line:override"),
    )
    async def override_line(
        self, county: CountyCode, line_id: FromPath[int], official: SignedIn, data: JSONBody[OverrideBody]
    ) -> None:
        """Pass an abnormal line on a second official's responsibility."""
        async with county_session(county):
            await override_line(line_id, official, data.reason)

    @post(
        "/lines/delete",
        operation_id="deleteLines",
        summary="删除申报明细",
        status_code=200,
        opt=_needs("line:delete"),
    )
    async def delete_lines(
        self, county: CountyCode, official: SignedIn, data: JSONBody[DeleteLinesBody]
    ) -> Count:
        """Take lines off the list before they are sent off."""
        async with county_session(county):
            return Count(count=await delete_lines(data.line_ids, official, data.reason))
