"""The border between counties, tried from every side; PostgreSQL itself refuses to cross it (L7, L25)."""

from __future__ import annotations

import asyncio
import random

import asyncpg
import pytest

from core.database import execute, fetch, fetch_value
from core.kernel.errors import Conflict, NotFound
from migrations.run import APPEND_ONLY
from tenants import county_codes, county_session, platform_session
from tenants.onboarding.provision import migrate_all, provision_county
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province

NEIGHBOUR = "530424"
"""华宁县, put on the same server as 通海县 by these tests."""


async def _mark(code: str) -> None:
    async with county_session(code):
        await execute(
            "INSERT INTO idempotency_key (key, official_id, operation, request_digest, created_at)"
            " SELECT g::text, 1, $1, '', clock_timestamp() FROM generate_series(1, 20) g",
            code,
        )


async def test_concurrent_sessions_of_three_counties_never_see_a_foreign_row(province: Province) -> None:
    await provision_county(NEIGHBOUR, server="east")
    counties = (EAST_COUNTY, WEST_COUNTY, NEIGHBOUR)
    for code in counties:
        await _mark(code)
    chance = random.Random(7)

    async def visit(code: str) -> set[str]:
        try:
            async with county_session(code):
                before = await fetch("SELECT DISTINCT operation FROM idempotency_key")
                await execute("UPDATE idempotency_key SET operation = $1 WHERE key = '1'", code)
                if chance.random() < 0.2:
                    raise ValueError
                after = await fetch("SELECT DISTINCT operation FROM idempotency_key")
                return {row["operation"] for row in [*before, *after]}
        except ValueError:
            return {code}

    wanted = [chance.choice(counties) for _ in range(300)]
    tasks = [asyncio.create_task(visit(code)) for code in wanted]
    for task in chance.sample(tasks, 15):
        task.cancel()
    seen = await asyncio.gather(*tasks, return_exceptions=True)
    found = [(code, rows) for code, rows in zip(wanted, seen, strict=True) if isinstance(rows, set)]
    assert len(found) >= 285
    assert all(rows == {code} for code, rows in found)


async def test_a_qualified_read_of_a_neighbour_on_the_same_server_is_refused(province: Province) -> None:
    await provision_county(NEIGHBOUR, server="east")
    for statement in (
        f"SELECT * FROM c{NEIGHBOUR}.line",
        f"INSERT INTO c{NEIGHBOUR}.job SELECT * FROM job",
        "SET ROLE postgres",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with county_session(EAST_COUNTY):
                await execute(statement)


async def test_the_role_of_a_session_ends_with_it(province: Province) -> None:
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SELECT current_user") == f"ykt_c{EAST_COUNTY}"
    async with platform_session():
        assert await fetch_value("SELECT current_user") == "ykt_platform"
        with pytest.raises(asyncpg.UndefinedTableError):
            await fetch("SELECT 1 FROM line")


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}"])
async def test_ledger_and_logs_can_only_grow(province: Province, table: str, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with county_session(EAST_COUNTY):
            column = await fetch_value(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = $1 AND table_schema = current_schema() AND is_identity = 'NO' LIMIT 1",
                table,
            )
            await execute(statement.format(table, column))


async def test_nobody_writes_through_a_view(province: Province) -> None:
    async with county_session(EAST_COUNTY):
        views = await fetch("SELECT viewname AS name FROM pg_views WHERE schemaname = current_schema()")
        writable = await fetch(
            "SELECT v.viewname, g.name FROM pg_views v CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) AS g (name)"
            " WHERE v.schemaname = current_schema()"
            " AND has_table_privilege(quote_ident(v.schemaname) || '.' || quote_ident(v.viewname), g.name)"
        )
    assert "published_seal" in {row["name"] for row in views}
    assert writable == []
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with county_session(EAST_COUNTY):
            await execute("UPDATE published_seal SET fen = 1")


async def test_the_application_role_is_no_superuser_and_inherits_nothing(province: Province) -> None:
    owner = await province.owner("east")
    role = await owner.fetchrow("SELECT * FROM pg_roles WHERE rolname = 'ykt_app'")
    await owner.close()
    assert role is not None
    assert not (role["rolsuper"] or role["rolinherit"] or role["rolcreaterole"] or role["rolcreatedb"])


@pytest.mark.parametrize("code", ["530499", "53042", "530423; DROP SCHEMA platform", "platform'", ""])
async def test_what_is_no_county_opens_no_session(province: Province, code: str) -> None:
    with pytest.raises(NotFound):
        async with county_session(code):
            pass


async def test_a_county_never_moves_by_being_created_again(province: Province) -> None:
    with pytest.raises(Conflict):
        await provision_county(EAST_COUNTY, server="west")
    assert (await provision_county(EAST_COUNTY, server="east")).applied == ()
    with pytest.raises(NotFound):
        await provision_county("530499")


async def test_migrations_go_on_where_they_stopped_and_report_each_county(province: Province) -> None:
    owner = await province.owner("west")
    await owner.execute(f"DROP SCHEMA c{WEST_COUNTY} CASCADE")
    await owner.close()
    reports = []
    assert await migrate_all(reports.append)
    assert [(report.schema, bool(report.applied), report.error) for report in reports] == [
        ("platform", False, ""),
        (f"c{EAST_COUNTY}", False, ""),
        (f"c{WEST_COUNTY}", True, ""),
    ]
    assert await county_codes() == [EAST_COUNTY, WEST_COUNTY]


async def test_a_migration_that_was_changed_after_it_ran_is_refused_and_the_others_go_on(
    province: Province,
) -> None:
    owner = await province.owner("east")
    await owner.execute(
        f"UPDATE c{EAST_COUNTY}.migration SET sha256 = 'x' WHERE name = '0001_recipients.sql'"
    )
    await owner.close()
    reports = []
    assert not await migrate_all(reports.append)
    assert [bool(report.error) for report in reports] == [False, True, False]
    assert "0001_recipients.sql was changed" in reports[1].error
