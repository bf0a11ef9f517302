"""A list is read, checked and stored slice by slice, and still comes in whole or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.applications import queries, read_drafts
from core.applications.columns import LINE_TITLE, layout_of
from core.database import fetch, fetch_row, fetch_value
from core.jobs import run_job
from core.plugin_host import subsidy
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import COUNTY, add_batch, import_rows, row, send_file, workbook
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
PEOPLE = 1_100


@pytest.fixture(autouse=True)
def _short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every frame of the reading process (500 rows) becomes a slice."""
    monkeypatch.setattr(read_drafts, "SLICE_ROWS", 400)


async def test_a_second_claim_in_a_later_slice_is_found(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    rows = [row(n) for n in range(PEOPLE)]
    first = await import_rows(tmp_path, batch, [*rows, row(3, village_group="9组")], OPERATOR, name="a.xlsx")
    second = await import_rows(
        tmp_path, batch, [row(n) for n in range(700, PEOPLE + 1)], OPERATOR, name="b.xlsx"
    )
    assert (first["rows"], first["valid"], first["abnormal"]) == (PEOPLE + 1, PEOPLE, 1)
    assert (second["rows"], second["valid"], second["abnormal"]) == (401, 1, 400)
    async with county_session(COUNTY, read_only=True):
        reasons = await fetch("SELECT reason FROM finding ORDER BY id")
        assert await fetch_value("SELECT count(DISTINCT recipient_id) FROM line") == PEOPLE + 1
        registered = await fetch(
            "SELECT count FROM audit_entry WHERE action = 'recipient.register' ORDER BY id"
        )
        strangers = await fetch_value(
            "SELECT count(*) FROM line l JOIN recipient r ON r.id = l.recipient_id WHERE r.id_digest <> l.id_digest"
        )
    assert "本文件第 5 行" in reasons[0]["reason"]
    assert "“a.xlsx”第 702 行" in reasons[1]["reason"]
    assert [each["count"] for each in registered] == [PEOPLE, 1], "one entry for a list, however many slices"
    assert strangers == 0


async def test_a_list_that_turns_out_wrong_at_its_end_leaves_nothing(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    rows = [*(row(n) for n in range(PEOPLE)), row(PEOPLE, account=6217001234567890)]
    received = await send_file(workbook(tmp_path / "a.xlsx", rows), batch, OPERATOR)
    assert received.job_id is not None
    assert await run_job(COUNTY, received.job_id) == "failed"
    async with county_session(COUNTY, read_only=True):
        for table in ("line", "finding", "recipient"):
            assert await fetch_value(f"SELECT count(*) FROM {table}") == 0
        file = await queries.file(received.file_id)
        step = await fetch_row("SELECT step, error FROM job WHERE id = $1", received.job_id)
    assert file is not None
    assert file["state"] == "refused"
    assert f"第 {PEOPLE + 2} 行“银行账号”被存成了数字" in file["problem"]
    assert step is not None
    assert step["error"] == file["problem"]


async def test_a_row_at_the_end_mends_a_line_whose_person_stands_at_the_top(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(0)], OPERATOR, name="first.xlsx")
    async with county_session(COUNTY):
        line = await fetch_value("UPDATE line SET card_status = 'abnormal' RETURNING id")
    titles = [column.title for column in layout_of(subsidy("elderly_service")).columns]
    path = workbook(tmp_path / "mended.xlsx", [row(n) for n in range(PEOPLE)], headings=[*titles, LINE_TITLE])
    _write_last(path, len(titles), PEOPLE, str(line))
    received = await send_file(path, batch, OPERATOR)
    assert received.job_id is not None
    assert await run_job(COUNTY, received.job_id) == "done"
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT status FROM line WHERE id = $1", line) == "deleted"
        assert await fetch_value("SELECT count(*) FROM line WHERE status = 'open'") == PEOPLE
        assert await fetch_value("SELECT count(*) FROM line WHERE intake_status = 'abnormal'") == 0


def _write_last(path: Path, column: int, rows: int, text: str) -> None:
    book = load_workbook(path)
    book.worksheets[0].cell(rows + 1, column + 1).value = text
    book.save(path)


async def test_lists_of_two_batches_with_the_same_people_in_other_orders_both_come_in(
    province: Province, tmp_path: Path
) -> None:
    jobs = []
    for number in (1, 2):
        batch = await add_batch(number=number)
        rows = [row(n) for n in range(PEOPLE)]
        path = workbook(tmp_path / f"{number}.xlsx", rows if number == 1 else rows[::-1])
        jobs.append((await send_file(path, batch, OPERATOR)).job_id)
    assert await asyncio.gather(*(run_job(COUNTY, job_id) for job_id in jobs if job_id)) == ["done", "done"]
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM recipient") == PEOPLE
        assert await fetch_value("SELECT count(*) FROM line WHERE intake_status = 'valid'") == 2 * PEOPLE
        assert await fetch_value("SELECT max(attempt) FROM job") == 1
