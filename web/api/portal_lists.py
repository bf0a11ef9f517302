"""导出 of any list of the portal: what the query shows, with the columns that the official looks at, as a workbook."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, Response, post
from litestar.params import FromPath, JSONBody
from litestar.response import File

from core.access.note_export import note_export
from core.kernel.clock import today
from core.kernel.errors import Invalid
from core.payments.write_workbook import write_workbook
from core.regions.region_names import region_names
from tenants import county_session, platform_session
from web.api.portal import dictionaries, page_of, routes_of_application
from web.deps import SignedIn
from web.errors import MEDIA_TYPE
from web.guard import SIGNED_IN
from web.pages.audit_words import action_title
from web.pages.cell_text import Labels, cell_text
from web.pages.spec import Column, PageSpec
from web.whole_list import RefusedList, whole_list
from web.workbooks import XLSX, passing_file, send_workbook

_OPT = {"permission": SIGNED_IN, "zone": ["outer", "inner"]}
_COUNTY = re.compile(r"[1-9]\d{5}", re.ASCII)
_PLACES = re.compile(r"\{(\w+)(?::\w+)?\}")
_NO_TITLE = str.maketrans("", "", "[]:*?/\\")
"""Characters that a sheet's name may not hold."""

Value = str | int | bool | list[str | int] | None


class ListQuery(msgspec.Struct, kw_only=True):
    """What the list on the screen asks: its columns in their order, its query, and what its address names."""

    columns: Annotated[
        list[str], msgspec.Meta(min_length=1, max_length=100, examples=[["id", "batch_name", "people"]])
    ]
    path: Annotated[dict[str, str | int | None], msgspec.Meta(examples=[{"county": "530423"}])] = {}
    query: Annotated[
        dict[str, Value], msgspec.Meta(examples=[{"stage": "department_review", "tab": "pending"}])
    ] = {}


class PortalListsController(Controller):
    """门户."""

    path = "/api/v1/portal/pages"
    tags = ["门户"]

    @post(
        "/{name:str}/workbook",
        operation_id="exportPortalPage",
        summary="导出列表",
        media_type=XLSX,
        status_code=200,
        opt=_OPT,
    )
    async def export(
        self,
        name: FromPath[str],
        data: JSONBody[ListQuery],
        official: SignedIn,
        request: Request[Any, Any, Any],
    ) -> File | Response[bytes]:
        """All rows that the list's query finds, up to 20,000; the list's own route decides what the official may see."""
        page = page_of(name, official, request)
        columns = _chosen(page, data.columns)
        address = routes_of_application(request)[page.source].path
        path = _PLACES.sub(lambda found: _part(found[1], data.path), address)
        try:
            rows = await whole_list(request, path, {**page.query, **data.query}, page.row_key)
        except RefusedList as refused:
            return Response(refused.body, status_code=refused.status, media_type=MEDIA_TYPE)
        labels = await _labels(columns, rows)
        county = str(data.path["county"]) if "{county" in address else None
        async with passing_file() as file:
            await write_workbook(
                file,
                ["序号", *(column.title for column in columns)],
                _cells(rows, columns, labels),
                title=page.title.translate(_NO_TITLE)[:31],
            )
            async with county_session(county) if county else platform_session():
                note_export(page.title, official, columns=[one.title for one in columns], count=len(rows))
            return send_workbook(file, f"{page.title}-{today():%Y%m%d}.xlsx")


def _chosen(page: PageSpec, keys: list[str]) -> list[Column]:
    known = {column.key: column for column in page.columns}
    if unknown := [key for key in keys if key not in known]:
        raise Invalid(
            "list.columns", f"没有这些列：{'、'.join(unknown)[:100]}，请刷新页面后重新导出", field="columns"
        )
    return [known[key] for key in dict.fromkeys(keys)]


def _part(name: str, given: dict[str, str | int | None]) -> str:
    """A part of the list's address: a number, or the six digits of the county."""
    value = str(given.get(name) or "")
    fits = _COUNTY.fullmatch(value) if name == "county" else re.fullmatch(r"\d{1,18}", value, re.ASCII)
    if not fits:
        raise Invalid("list.incomplete", "请先选择批次或区县，再导出", field=f"path.{name}")
    return value


async def _labels(columns: list[Column], rows: list[dict[str, Any]]) -> Labels:
    keys = [column.key for column in columns if column.kind == "region"]
    codes = {str(row[key]) for row in rows for key in keys if row.get(key)}
    async with platform_session(read_only=True):
        labels: dict[str, dict[Any, str]] = {
            name: {option.value: option.label for option in options}
            for name, options in (await dictionaries()).items()
        }
        labels["audit_action"] = {
            str(row[key]): action_title(str(row[key]))
            for row in rows
            for key in [column.key for column in columns if column.dictionary == "audit_action"]
        }
        # A county's own code has six digits; divisions are named by twelve.
        whole = {code: code.ljust(12, "0") for code in codes}
        names = await region_names(sorted(set(whole.values()))) if codes else {}
        labels["region"] = {code: names[full] for code, full in whole.items() if full in names}
    return labels


async def _cells(
    rows: list[dict[str, Any]], columns: list[Column], labels: Labels
) -> AsyncIterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        yield [str(number), *(cell_text(column, row, labels) for column in columns)]
