"""A line belongs to a batch that exists, to the batch of its list, and to a recipient: PostgreSQL itself says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from asyncpg import ForeignKeyViolationError

from core.database import execute, fetch_value
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import COUNTY, add_batch, import_rows, row
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
NO_BATCH = 999


async def test_a_line_of_a_list_stays_in_the_batch_of_its_list(province: Province, tmp_path: Path) -> None:
    batch, other = await add_batch(), await add_batch(number=2)
    await import_rows(tmp_path, batch, [row(1)], OPERATOR)
    for wrong in (other, NO_BATCH):
        with pytest.raises(ForeignKeyViolationError):
            async with county_session(COUNTY):
                await execute("UPDATE line SET batch_id = $1", wrong)


async def test_a_line_without_a_list_needs_a_batch_too(province: Province, tmp_path: Path) -> None:
    batch, other = await add_batch(), await add_batch(number=2)
    await import_rows(tmp_path, batch, [row(1)], OPERATOR)
    async with county_session(COUNTY):
        await execute("UPDATE line SET intake_file_id = NULL, batch_id = $1", other)
    with pytest.raises(ForeignKeyViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE line SET batch_id = $1", NO_BATCH)


@pytest.mark.parametrize(
    "wrong",
    [
        {"batch_id": str(NO_BATCH)},
        {"batch_id": str(NO_BATCH), "intake_file_id": "NULL"},
        {"intake_file_id": "999"},
        {"recipient_id": "999"},
    ],
)
async def test_a_new_line_refers_to_what_there_is(
    province: Province, tmp_path: Path, wrong: dict[str, str]
) -> None:
    """Looked at once for each statement (ADR 0021): one bad row among good ones is enough."""
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1), row(2)], OPERATOR)
    async with county_session(COUNTY, read_only=True):
        columns = await fetch_value(
            "SELECT string_agg(attname, ', ') FROM pg_attribute WHERE attrelid = 'line'::regclass AND attnum > 0"
            " AND NOT attisdropped AND attname NOT IN ('id', 'status')"
        )
    values = columns
    for column, value in wrong.items():
        values = values.replace(column, f"CASE WHEN row_number = 3 THEN {value} ELSE {column} END")
    with pytest.raises(ForeignKeyViolationError):
        async with county_session(COUNTY):
            await execute(f"INSERT INTO line (status, {columns}) SELECT 'deleted', {values} FROM line")
    async with county_session(COUNTY):
        assert (
            await execute(f"INSERT INTO line (status, {columns}) SELECT 'deleted', {columns} FROM line") == 2
        )


async def test_a_line_keeps_a_recipient_who_is_on_record(province: Province, tmp_path: Path) -> None:
    await import_rows(tmp_path, await add_batch(), [row(1)], OPERATOR)
    with pytest.raises(ForeignKeyViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE line SET recipient_id = 999")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM {0}", "UPDATE {0} SET id = id + 100", "TRUNCATE {0} CASCADE"]
)
@pytest.mark.parametrize("table", ["batch", "intake_file", "recipient", "line"])
async def test_what_is_referred_to_is_kept(
    province: Province, tmp_path: Path, table: str, statement: str
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1)], OPERATOR)
    owner = await province.owner("east")
    try:
        with pytest.raises(ForeignKeyViolationError):
            await owner.execute(statement.format(f"c{COUNTY}.{table}"))
    finally:
        await owner.close()
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM line") == 1
