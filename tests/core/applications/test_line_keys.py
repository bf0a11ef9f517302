"""A line belongs to a batch that exists, and to the batch of its list: PostgreSQL itself says so."""

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


@pytest.mark.parametrize("table", ["batch", "intake_file"])
async def test_batch_and_list_of_a_line_cannot_go_away(
    province: Province, tmp_path: Path, table: str
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1)], OPERATOR)
    owner = await province.owner("east")
    try:
        with pytest.raises(ForeignKeyViolationError):
            await owner.execute(f"DELETE FROM c{COUNTY}.{table}")
    finally:
        await owner.close()
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM line") == 1
