"""What a test wrote is never found by the next one."""

from __future__ import annotations

import asyncpg
import pytest

from tests.conftest import EAST_COUNTY, Templates
from tests.copies import fresh_copy, give_back
from tests.servers import DATABASE_PREFIX, database_url, drop_database


@pytest.mark.parametrize(
    "change",
    [
        f"INSERT INTO c{EAST_COUNTY}.summary_delta (programme_code, period, measure, people, fen, at, folded)"
        " VALUES ('p', '202601', 'paid', 1, 1, now(), false)",
        f"SELECT nextval(pg_get_serial_sequence('c{EAST_COUNTY}.summary_delta', 'id'))",
        "CREATE TABLE left_behind (id int)",
    ],
    ids=["row", "number", "table"],
)
async def test_a_copy_that_was_changed_is_not_used_again(
    servers: dict[str, str], templates: Templates, change: str
) -> None:
    url, template, name = servers["east"], templates.databases["east"], f"{DATABASE_PREFIX}given_back"
    copy = await fresh_copy(url, template, name)
    connection = await asyncpg.connect(database_url(url, copy.database))
    await connection.execute(change)
    await connection.close()
    await give_back(copy)
    following = await fresh_copy(url, template, f"{name}_2")
    await drop_database(url, following.database)
    assert following.database == f"{name}_2"
