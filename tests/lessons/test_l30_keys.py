"""L30: whoever has the digest key has every id number of the province in minutes, so no database ever holds it."""

from __future__ import annotations

import base64
from pathlib import Path

import asyncpg
import pytest

from core.kernel.keys import keys
from tenants import county_session
from tests.conftest import SERVERS, Province
from tests.factories.accounts import stored_official
from tests.factories.applications import add_batch, import_rows, row
from tests.factories.officials import official
from tests.factories.payments import in_flight, linked_dossier, payments_of, receive, result
from tests.factories.workflow import COUNTY

OPERATOR = official("county_operator", COUNTY, id=7)


def _spellings(key: bytes) -> list[str]:
    """How a key would look in a text, a JSON document or a bytea."""
    return [key.hex(), base64.b64encode(key).decode(), base64.urlsafe_b64encode(key).decode().rstrip("=")]


async def _everything(connection: asyncpg.Connection) -> dict[str, str]:
    """Table → all of its rows as text."""
    tables = await connection.fetch(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'platform' OR schemaname ~ '^c[0-9]{6}$'"
    )
    found = {}
    for schema, table in tables:
        rows = await connection.fetchval(
            f'SELECT string_agg(t::text, chr(10)) FROM "{schema}"."{table}" AS t'
        )
        found[f"{schema}.{table}"] = rows or ""
    return found


@pytest.fixture
async def written(province: Province, tmp_path: Path) -> Province:
    """A province after a month in small: officials, an imported list, a dossier that was paid, its log."""
    await stored_official("county_operator", COUNTY)
    await import_rows(tmp_path, await add_batch(), [row(1), row(2, account=None)], OPERATOR)
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(2, batch=7))
        first, second = await payments_of(voucher)
        await receive(voucher, result(first), result(second, "failed"))
    return province


async def test_no_table_holds_a_key(written: Province) -> None:
    secrets = [keys().digest.key, keys().audit, *keys().wrapping.values()]
    filled = 0
    for server in SERVERS:
        connection = await written.owner(server)
        try:
            tables = await _everything(connection)
        finally:
            await connection.close()
        filled += sum(bool(text) for text in tables.values())
        for table, text in tables.items():
            for key in secrets:
                assert not any(spelling in text for spelling in _spellings(key)), table
    assert filled > 20, "the month has written something"


async def test_the_search_would_find_a_key(province: Province) -> None:
    connection = await province.owner("east")
    try:
        await connection.execute(
            f"INSERT INTO c{COUNTY}.idempotency_key (key, official_id, operation, request_digest, created_at)"
            " VALUES ('a', 1, 'x', $1, now())",
            keys().digest.key,
        )
        text = (await _everything(connection))[f"c{COUNTY}.idempotency_key"]
    finally:
        await connection.close()
    assert keys().digest.key.hex() in text
