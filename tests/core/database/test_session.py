"""One transaction for each session: nothing leaks when tasks are cancelled, COMMIT fails, or code forgets its session."""

from __future__ import annotations

import asyncio
import random

import asyncpg
import pytest

from core.access.tables import Account
from core.database import AuditRecord, copy_rows, execute, fetch, fetch_value, reserve_ids, stream
from core.database.engine import ENGINE
from core.jobs import queries as job_queries
from core.kernel.clock import now
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province


async def _idle(server: str) -> tuple[int, int]:
    pool = await ENGINE.pool_of(server)
    return pool.get_idle_size(), pool.get_size()


async def test_outside_a_session_every_query_is_refused(province: Province) -> None:
    with pytest.raises(RuntimeError, match="no session"):
        await job_queries.due(1)
    with pytest.raises(RuntimeError, match="outside a session"):
        await Account.select()


async def test_sessions_do_not_nest(province: Province) -> None:
    async with county_session(EAST_COUNTY):
        with pytest.raises(RuntimeError, match="do not nest"):
            async with county_session(WEST_COUNTY):
                pass


async def test_cancelled_tasks_give_their_connections_back(province: Province) -> None:
    chance = random.Random(5)

    async def work() -> None:
        async with county_session(EAST_COUNTY):
            await fetch_value("SELECT count(*) FROM job")

    for _ in range(120):
        task = asyncio.create_task(work())
        for _ in range(chance.randrange(12)):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await work()
    idle, size = await _idle("east")
    assert idle == size


async def test_a_failed_commit_leaves_no_transaction_behind(province: Province) -> None:
    owner = await province.owner("east")
    await owner.execute(
        f"ALTER TABLE c{EAST_COUNTY}.idempotency_key ADD CONSTRAINT late UNIQUE (operation) DEFERRABLE INITIALLY DEFERRED"
    )
    await owner.close()
    insert = (
        "INSERT INTO idempotency_key (key, official_id, operation, request_digest, created_at)"
        " VALUES ($1, 1, 'same', '', clock_timestamp())"
    )
    with pytest.raises(asyncpg.UniqueViolationError):
        async with county_session(EAST_COUNTY):
            await execute(insert, "a")
            await execute(insert, "b")
    with pytest.raises(RuntimeError, match="no session"):
        await fetch("SELECT 1")
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SELECT count(*) FROM idempotency_key") == 0
    idle, size = await _idle("east")
    assert idle == size


async def test_an_error_rolls_back_copied_rows_too(province: Province) -> None:
    with pytest.raises(ValueError, match="stop"):
        async with county_session(EAST_COUNTY):
            columns = ["key", "official_id", "operation", "request_digest", "created_at"]
            assert await copy_rows("idempotency_key", columns, [("k", 1, "x", b"", now())]) == 1
            raise ValueError("stop")
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SELECT count(*) FROM idempotency_key") == 0


async def test_an_error_of_the_database_quotes_no_row(province: Province) -> None:
    """Its detail would carry names and digests into the logs."""
    insert = (
        "INSERT INTO idempotency_key (key, official_id, operation, request_digest, created_at)"
        " VALUES ($1, 1, '张三', '', clock_timestamp())"
    )
    with pytest.raises(asyncpg.PostgresError) as caught:
        async with county_session(EAST_COUNTY):
            await execute(insert, "530423194501011234")
            await execute(insert, "530423194501011234")
    assert "530423194501011234" not in str(caught.value)
    assert caught.value.constraint_name == "idempotency_key_pkey"


async def test_reserved_ids_are_never_given_twice(province: Province) -> None:
    async def reserve() -> list[int]:
        async with county_session(EAST_COUNTY):
            return await reserve_ids("line", 500)

    taken = await asyncio.gather(*(reserve() for _ in range(6)))
    assert len({number for numbers in taken for number in numbers}) == 3000


async def test_json_goes_in_and_comes_out_as_objects_in_copy_too(province: Province) -> None:
    value = {"受理渠道": "导入", "n": [1, 2.5, None]}
    async with county_session(EAST_COUNTY):
        await execute("CREATE TEMP TABLE t (id int, v jsonb) ON COMMIT DROP")
        await copy_rows("t", ["id", "v"], [(1, value)])
        await execute("INSERT INTO t VALUES (2, $1)", value)
        rows = [dict(row) async for row in stream("SELECT * FROM t ORDER BY id")]
    assert rows == [{"id": 1, "v": value}, {"id": 2, "v": value}]


async def test_a_read_only_session_cannot_write(province: Province) -> None:
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with county_session(EAST_COUNTY, read_only=True):
            await execute("DELETE FROM job")


async def test_callbacks_run_after_commit_only(province: Province) -> None:
    seen: list[str] = []

    async def note() -> None:
        async with platform_session(read_only=True):
            seen.append("committed")

    async with county_session(EAST_COUNTY) as session:
        session.after_commit.append(note)
        session.record(AuditRecord("a", "b", "c"))
        assert seen == []
    assert seen == ["committed"]
