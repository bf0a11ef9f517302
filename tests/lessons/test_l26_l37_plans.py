"""What the planner must do with tables of a whole province's size (L26), and what must not slow it down (L37)."""

from __future__ import annotations

import json
from typing import Any

from asyncpg.connection import LoggedQuery

from core.claims import ClaimWant, queries, reserve_claims
from core.database import execute, fetch_value
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY, Province

CLAIMS = 200_000
_FILL = (
    "INSERT INTO claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, county_code, line_id,"
    " amount_fen, state, epoch, reserved_at) SELECT 'elderly_service', '202305', sha256(n::text::bytea), '', 'regular', 0,"
    " '530425', n, 5000, 'confirmed', 1, '2023-05-01Z' FROM generate_series(1, $1) AS n"
)


def _nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for child in plan.get("Plans", []) for node in _nodes(child))]


async def _plan_of(logged: LoggedQuery) -> list[dict[str, Any]]:
    text = await fetch_value(f"EXPLAIN (FORMAT JSON) {logged.query}", *logged.args)
    return _nodes((json.loads(text) if isinstance(text, str) else text)[0]["Plan"])


async def _want(number: int) -> ClaimWant:
    digest = await fetch_value("SELECT sha256($1::text::bytea)", str(number))
    return ClaimWant(number, "elderly_service", "202305", digest, "", "regular", 0, 5000, 1)


async def test_claims_of_a_county_are_reserved_by_index_among_those_of_a_province(province: Province) -> None:
    """L26: a sequential scan took 3.1 s where the index takes 0.3 s. Some people draw already, some do not."""
    async with platform_session():
        await execute(_FILL, CLAIMS)
    owner = await province.owner("main")
    await owner.execute("ANALYZE platform.claim")
    await owner.close()
    statements: list[LoggedQuery] = []
    async with platform_session() as session:
        wants = [await _want(number) for number in range(CLAIMS - 100, CLAIMS + 100)]
        with session.connection.query_logger(statements.append):
            refused = await reserve_claims(EAST_COUNTY, wants)
        assert len(refused) == 101
        await queries.put_wants(wants)
        judged = [one for one in statements if "claim_want" in one.query and "JOIN claim" in one.query]
        assert len(judged) == 2, "own claims that are taken again, and claims of others"
        for logged in judged:
            scans = [node for node in await _plan_of(logged) if node.get("Relation Name") == "claim"]
            assert scans, logged.query
            assert {node["Node Type"] for node in scans} <= {"Index Scan", "Index Only Scan", "ModifyTable"}


async def test_sessions_plan_without_jit_whatever_the_server_says(province: Province) -> None:
    """L37: compiling a plan cost minutes; the application decides it for its own sessions."""
    for server in ("main", "east"):
        owner = await province.owner(server)
        database = await owner.fetchval("SELECT current_database()")
        await owner.execute(f"ALTER DATABASE {database} SET jit = on")
        await owner.close()
    async with platform_session():
        assert await fetch_value("SHOW jit") == "off"
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SHOW jit") == "off"


async def test_a_bulk_load_is_analysed_before_it_is_joined(province: Province) -> None:
    """L37: without fresh statistics PostgreSQL believes a table that was just filled to be empty."""
    async with platform_session() as session:
        statements: list[LoggedQuery] = []
        with session.connection.query_logger(statements.append):
            await queries.put_wants([await _want(1)])
    assert [one.query for one in statements][-1] == "ANALYZE claim_want"
