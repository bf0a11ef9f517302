"""导出 of a list: the rows of its own query with the columns on the screen, and nothing that the list would not show."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

import web.whole_list
from core.database import fetch
from core.kernel.clock import frozen_clock
from tenants import county_session
from tests.factories.publicity import DAY, dossier_to_post
from tests.factories.workflow import COUNTY, TOWNSHIP

PAGE = "/api/v1/portal/pages/dossier-list/workbook"
COLUMNS = ["id", "township_code", "programme_code", "people", "total_fen", "stage", "stage_since", "state"]
PROGRAMMES = ["minimum_living", "elderly_service", "elderly_allowance"]
ASKED = {"path": {"county": COUNTY}, "columns": COLUMNS}


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


async def test_the_file_holds_what_the_list_shows_in_its_words(browser):
    operator = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        answer = await operator.post(PAGE, json=ASKED)
    assert answer.status_code == 200
    assert "%E7%94%B3%E6%8A%A5%E5%8D%95%E6%9F%A5%E8%AF%A2-20260302" in answer.headers["content-disposition"]
    heading, row = rows_of(answer.content)
    assert heading == (
        "序号",
        "项目序号",
        "受理乡镇",
        "项目名称",
        "正常人数",
        "申请金额(元)",
        "当前环节",
        "到达时间",
        "状态",
    )
    assert row[:2] == ("1", str(dossier)) and row[3:7] == ("最低生活保障金", "3", "1860.00", "乡镇公示")
    assert row[2] not in (None, "", TOWNSHIP) and row[7:] == ("2026-03-02 09:00:00", "在途")
    async with county_session(COUNTY, read_only=True):
        (noted,) = await fetch("SELECT subject_id, count FROM audit_entry WHERE action = 'list.export'")
    assert (noted["subject_id"], noted["count"]) == ("申报单查询", 1)


async def test_the_query_narrows_the_file_as_it_narrows_the_list(browser, monkeypatch):
    monkeypatch.setattr(web.whole_list, "_PAGE", 2)
    operator = await browser("township_operator", TOWNSHIP[:9])
    with frozen_clock(DAY):
        ids = [await dossier_to_post(programme=code) for code in PROGRAMMES]
        whole = await operator.post(PAGE, json={**ASKED, "columns": ["id"], "query": {"sort": "-id"}})
        one = await operator.post(
            PAGE, json={**ASKED, "columns": ["id"], "query": {"programme": PROGRAMMES[2]}}
        )
        none = await operator.post(PAGE, json={**ASKED, "query": {"period": "199901"}})
    assert [row[1] for row in rows_of(whole.content)[1:]] == [str(one) for one in reversed(ids)]
    assert [row[1] for row in rows_of(one.content)[1:]] == [str(ids[2])]
    assert len(rows_of(none.content)) == 1, "headings only"


async def test_what_the_list_refuses_is_refused(browser):
    operator = await browser("township_operator", TOWNSHIP[:9])
    elsewhere = await operator.post(PAGE, json={**ASKED, "path": {"county": "530426"}})
    wrong = await operator.post(PAGE, json={**ASKED, "query": {"sort": "opinion"}})
    unknown = await operator.post(PAGE, json={**ASKED, "columns": ["id", "salt"]})
    nowhere = await operator.post(PAGE, json={**ASKED, "path": {}})
    closed = await operator.post("/api/v1/portal/pages/officials/workbook", json=ASKED)
    missing = await operator.post("/api/v1/portal/pages/nothing/workbook", json=ASKED)
    assert [(one.status_code, one.json()["code"]) for one in (elsewhere, wrong, unknown, nowhere, closed, missing)] == [
        (403, "access.region"),
        (422, "paging.sort"),
        (422, "list.columns"),
        (422, "list.incomplete"),
        (403, "access.no_permission"),
        (404, "portal.unknown_page"),
    ]  # fmt: skip


async def test_too_long_a_list_says_how_to_go_on(browser, monkeypatch):
    monkeypatch.setattr(web.whole_list, "MOST_ROWS", 1)
    operator = await browser("township_operator", TOWNSHIP[:9])
    for code in PROGRAMMES:
        await dossier_to_post(programme=code)
    answer = await operator.post(PAGE, json=ASKED)
    assert (answer.status_code, answer.json()["code"]) == (422, "list.too_long")
    assert "缩小范围" in answer.json()["detail"]


async def test_a_list_that_changes_meanwhile_is_no_file(browser, monkeypatch):
    """A row that moved from the second page to the first is missed by both: nobody gets a file without it."""
    rows = [{"id": 1}, {"id": 2}, {"id": 2}]

    async def moving(request, path, query):
        place = (query["page"] - 1) * 2
        return {"rows": rows[place : place + 2], "total": 3}

    monkeypatch.setattr(web.whole_list, "_page", moving)
    operator = await browser("township_operator", TOWNSHIP[:9])
    answer = await operator.post(PAGE, json=ASKED)
    assert (answer.status_code, answer.json()["code"]) == (409, "list.changed")


@pytest.mark.parametrize(
    "name", ["audit", "officials", "holiday-schedules", "summary-list", "programme-grants"]
)
async def test_lists_of_administrators_are_exported_too(browser, name):
    administrator = await browser("province_admin", "53")
    page = (await administrator.get(f"/api/v1/portal/pages/{name}")).json()
    assert page["workbook"] is True
    keys = [column["key"] for column in page["spec"]["columns"]]
    answer = await administrator.post(
        f"/api/v1/portal/pages/{name}/workbook", json={"columns": keys, "path": {"county": COUNTY}}
    )
    assert answer.status_code == 200, answer.text
    rows = rows_of(answer.content)
    assert rows[0][1:] == tuple(column["title"] for column in page["spec"]["columns"])
    assert all("{" not in str(cell) for row in rows for cell in row)
