"""数据治理: records to mend, kind by kind, and their export."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.params import QueryParameter
from litestar.response import File

from core.cleanup import KINDS, Problem, ProblemFilter, export_problems, list_problems
from core.kernel.errors import Invalid
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn
from web.workbooks import XLSX, passing_file, send_workbook

_READ = {"permission": "line:read", "zone": ["outer", "inner"]}
_Kind = Annotated[
    str, QueryParameter(description="、".join(f"{code} {kind.title}" for code, kind in KINDS.items()))
]
_Programme = Annotated[str | None, QueryParameter(description="补贴项目代码，只对申报明细和资格起作用")]
_Region = Annotated[str | None, QueryParameter(description="乡镇或村的 12 位区划代码")]
_Name = Annotated[str | None, QueryParameter(description="姓名的一部分", max_length=40)]


class CleanupController(Controller):
    """数据治理 of a county."""

    path = "/api/v1/counties/{county:str}/cleanup"
    tags = ["数据治理"]

    @get("/", operation_id="listProblems", summary="数据治理列表", opt=_READ)
    async def problems(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        kind: _Kind = "claim_twice",
        programme: _Programme = None,
        region: _Region = None,
        name: _Name = None,
    ) -> Rows[Problem]:
        """Records of one kind to mend, numbers masked."""
        async with county_session(county, read_only=True):
            page = await list_problems(ProblemFilter(kind, programme, region, name), official, paging)
        return rows_of(page, page.rows)

    @get("/export", operation_id="exportProblems", summary="导出数据治理清单", media_type=XLSX, opt=_READ)
    async def export(
        self,
        county: CountyCode,
        official: SignedIn,
        kind: _Kind = "claim_twice",
        programme: _Programme = None,
        region: _Region = None,
        name: _Name = None,
    ) -> File:
        """All records of one kind as a workbook of text cells, numbers masked."""
        if kind not in KINDS:
            raise Invalid("cleanup.kind", f"问题类别应为以下之一：{'、'.join(KINDS)}", field="kind")
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with passing_file() as path:
            async with county_session(county):
                await export_problems(ProblemFilter(kind, programme, region, name), official, directory, path)
            return send_workbook(path, f"数据治理-{KINDS[kind].title}.xlsx")
