"""A list over HTTP: template down, list up, abnormal lines out and in again, lines, attachments."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx
from openpyxl import load_workbook

from core.applications.columns import LIST_SHEET
from core.applications.workbook import limits
from core.jobs import run_job
from core.plugin_host import subsidies
from tests.conftest import Province
from tests.factories.applications import COUNTY, TOWNSHIP, add_batch, id_number, row, workbook

API = f"/api/v1/counties/{COUNTY}"
REGION = f"{COUNTY}000000"


async def upload(client: httpx.AsyncClient, batch: int, path: Path, **form: str) -> httpx.Response:
    fields = {"entry": "county", "region_code": REGION} | form
    return await client.post(
        f"{API}/batches/{batch}/intake-files", files={"file": (path.name, path.read_bytes())}, data=fields
    )


async def imported(client: httpx.AsyncClient, batch: int, path: Path) -> None:
    answer = await upload(client, batch, path)
    assert answer.status_code == 202, answer.text
    assert await run_job(COUNTY, answer.json()["job_id"]) == "done"


async def test_from_the_template_to_the_mended_list(browser: Any, province: Province, tmp_path: Path) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    batch = await add_batch()
    template = await operator.get(f"{API}/programmes/elderly_service/template")
    assert template.status_code == 200
    assert "attachment" in template.headers["content-disposition"]
    sheet = load_workbook(io.BytesIO(template.content))[LIST_SHEET]
    columns = (await operator.get(f"{API}/programmes/elderly_service/columns")).json()
    assert [cell.value for cell in sheet[1]] == [column["title"] for column in columns]

    await imported(operator, batch, workbook(tmp_path / "a.xlsx", [row(1), row(2, village="没有的村")]))
    (file,) = (await operator.get(f"{API}/batches/{batch}/intake-files")).json()
    assert (file["state"], file["rows"], file["valid_rows"]) == ("imported", 2, 1)
    for entry, found in (("county", [file]), ("township", [])):
        shown = await operator.get(f"{API}/batches/{batch}/intake-files", params={"entry": entry})
        assert shown.json() == found, "each channel shows its own lists above its own lines"
    shown = (await operator.get(f"{API}/batches/{batch}/lines", params={"abnormal": "true"})).json()
    assert shown["sums"]["abnormal"] == 1
    assert shown["rows"][0]["findings"][0]["column"] == "村（社区）"
    good = (await operator.get(f"{API}/batches/{batch}/lines", params={"abnormal": "false"})).json()["rows"][
        0
    ]
    assert (good["township"], good["village"]) == ("杨广镇", "大新村民委员会")

    export = await operator.post(f"{API}/batches/{batch}/abnormal-lines/export")
    assert export.status_code == 200
    assert list((province.var / "exports").iterdir()) == [], "gone once it is sent"
    book = load_workbook(io.BytesIO(export.content))
    titles = [cell.value for cell in book[LIST_SHEET][1]]
    book[LIST_SHEET].cell(2, titles.index("村（社区）") + 1).value = "大新村民委员会"
    mended = tmp_path / "mended.xlsx"
    book.save(mended)
    await imported(operator, batch, mended)
    after = (await operator.get(f"{API}/batches/{batch}/lines")).json()
    assert after["sums"] | {"fen": 0} == {"people": 2, "members": 2, "fen": 0, "abnormal": 0}


async def test_choices_keep_the_order_of_the_form(browser: Any) -> None:
    """L22: officials know the choices in the order of the policy, not in that of the alphabet."""
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    reordered = 0
    for code, programme in subsidies().items():
        shown = (await operator.get(f"{API}/programmes/{code}/columns")).json()
        of_form = [column for column in shown if column["of_form"]]
        assert [column["key"] for column in of_form] == list(programme.form.model_fields)
        for column in of_form:
            extra = programme.form.model_fields[column["key"]].json_schema_extra or {}
            declared = list(extra.get("look", {}).get("choices", ()))
            assert column["choices"] == declared
            reordered += declared != sorted(declared)
    assert reordered, "some order would be lost by sorting"


async def test_same_list_again_and_wrong_files(browser: Any, province: Province, tmp_path: Path) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    batch = await add_batch()
    path = workbook(tmp_path / "a.xlsx", [row(1)])
    first = (await upload(operator, batch, path)).json()
    again = (await upload(operator, batch, path)).json()
    assert again == {"file_id": first["file_id"], "job_id": first["job_id"], "repeated": True}
    csv = tmp_path / "名单.csv"
    csv.write_bytes("序号,姓名".encode("gbk"))
    refused = await upload(operator, batch, csv)
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (
        422,
        "workbook.plain_text",
        "file",
    )
    assert "另存为" in refused.json()["detail"]
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"PK\x03\x04" + b"\0" * (limits.UPLOAD_BYTES + 10))
    assert (await upload(operator, batch, large)).status_code == 413
    kept = list((province.var / "attachments" / COUNTY / "intake").iterdir())
    assert len(kept) == 1, "refused and repeated uploads leave nothing on disk"


async def test_work_on_single_lines(browser: Any, province: Province, tmp_path: Path) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    auditor: httpx.AsyncClient = await browser("auditor", COUNTY)
    reviewer: httpx.AsyncClient = await browser("county_reviewer", COUNTY)
    batch = await add_batch()
    cells = {key: value for key, value in row(1).items() if key != "ordinal"}
    body = {"entry": "county", "region_code": REGION, "cells": cells}
    wrong = await operator.post(
        f"{API}/batches/{batch}/lines", json=body | {"cells": cells | {"account": "x"}}
    )
    assert (wrong.status_code, wrong.json()["details"]["problems"][0]["column"]) == (422, "银行账号")
    line = (await operator.post(f"{API}/batches/{batch}/lines", json=body)).json()["id"]
    twice = await operator.post(f"{API}/batches/{batch}/lines", json=body)
    assert (twice.status_code, twice.json()["code"]) == (409, "claim.duplicate")

    changed = await operator.patch(
        f"{API}/lines/{line}", json={"version": 1, "cells": {"phone": "13911112222"}}
    )
    assert changed.status_code == 204
    whole = (await operator.get(f"{API}/lines/{line}")).json()
    masked = (await auditor.get(f"{API}/lines/{line}")).json()
    assert (whole["phone"], masked["phone"]) == ("13911112222", "139****2222")
    assert whole["summary"]["village"] == "大新村民委员会"
    assert cells["id_number"] not in str(masked)
    found = (
        await auditor.post(f"{API}/batches/{batch}/lines/find", json={"id_number": cells["id_number"]})
    ).json()
    assert found["total"] == 1

    await imported(
        operator, batch, workbook(tmp_path / "a.xlsx", [row(5, name="A迪力"), row(6, account=None)])
    )
    odd, broken = [
        one["id"]
        for one in (await operator.get(f"{API}/batches/{batch}/lines", params={"abnormal": "true"})).json()[
            "rows"
        ]
    ]
    assert (
        await operator.post(f"{API}/lines/{odd}/override", json={"reason": "证件如此"})
    ).status_code == 403
    assert (
        await reviewer.post(f"{API}/lines/{odd}/override", json={"reason": "证件如此"})
    ).status_code == 204
    checked = await operator.post(f"{API}/lines/revalidate", json={"line_ids": [broken]})
    assert checked.json() == {"checked": 1, "passed": 0}
    gone = await operator.post(f"{API}/lines/delete", json={"line_ids": [broken], "reason": "资料不全"})
    assert gone.json() == {"count": 1}
    export = await auditor.post(
        f"{API}/batches/{batch}/lines/export", json={"columns": ["name", "village", "findings"]}
    )
    rows = [
        [cell.value for cell in found]
        for found in load_workbook(io.BytesIO(export.content)).active.iter_rows()
    ]
    assert rows[0] == ["补贴对象", "村（社区）", "异常原因"]
    assert len(rows) == 3


async def test_attachments_are_downloads_only(browser: Any, province: Province) -> None:
    operator: httpx.AsyncClient = await browser("township_operator", TOWNSHIP[:9])
    neighbour: httpx.AsyncClient = await browser("township_operator", "530423102")
    batch = await add_batch()
    cells = {key: value for key, value in row(1, id_number=id_number(8)).items() if key != "ordinal"}
    body = {"entry": "township", "region_code": TOWNSHIP, "cells": cells}
    line = (await operator.post(f"{API}/batches/{batch}/lines", json=body)).json()["id"]
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 50
    form = {"subject": "line", "subject_id": str(line)}
    made = await operator.post(f"{API}/attachments/", files={"file": ("证明.png", png)}, data=form)
    assert made.status_code == 201, made.text
    place = f"{API}/attachments/{made.json()['id']}"
    got = await operator.get(place)
    assert got.content == png
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-disposition"].startswith("attachment")
    assert (await operator.get(place, headers={"if-none-match": got.headers["etag"]})).status_code == 304
    assert (await neighbour.get(place)).status_code == 403
    page = await operator.post(f"{API}/attachments/", files={"file": ("a.html", b"<script>")}, data=form)
    assert (page.status_code, page.json()["code"]) == (422, "attachment.type")
    assert len(list((province.var / "attachments" / COUNTY / "attachments").iterdir())) == 1
    assert (await operator.delete(place)).status_code == 204
    assert (
        await operator.get(f"{API}/attachments/", params={"subject": "line", "subject_id": line})
    ).json() == []
