"""Batches: one sequence of numbers, and nothing changes in a closed one."""

import asyncio

import pytest

from core.catalogue.close_batch import close_batch
from core.catalogue.find_batch import find_batch
from core.catalogue.list_batches import list_batches
from core.catalogue.open_batch import open_batch
from core.catalogue.previous_batch import previous_batch
from core.catalogue.require_open_batch import require_open_batch
from core.database import execute, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from tenants import county_session
from tests.factories.catalogue import enabled_programme, opened_batch
from tests.factories.officials import official

OPERATOR = official("county_operator", "530423", id=70)


async def test_numbers_of_a_period_run_on(province) -> None:
    first = await opened_batch(period="202305")
    second = await opened_batch(period="202305")
    other = await opened_batch(period="202306")
    assert (first.number, second.number, other.number) == (1, 2, 1)
    assert first.name == "经济困难老年人服务补贴2023年5月第1批"
    assert (first.period_start.isoformat(), first.period_end.isoformat()) == ("2023-05-01", "2023-05-31")


async def test_batches_opened_at_once_get_numbers_of_their_own(province) -> None:
    settings = await enabled_programme()

    async def _open() -> int:
        async with county_session("530423"):
            return (await open_batch(settings, "202305", OPERATOR)).number

    assert sorted(await asyncio.gather(*(_open() for _ in range(6)))) == [1, 2, 3, 4, 5, 6]


async def test_a_closed_batch_refuses_changes(province) -> None:
    batch = await opened_batch()
    async with county_session("530423"):
        await require_open_batch(batch.id)
        await close_batch(batch.id, OPERATOR)
    async with county_session("530423"):
        assert (await find_batch(batch.id)).state == "closed"
        for refused in (require_open_batch(batch.id), close_batch(batch.id, OPERATOR)):
            with pytest.raises(Conflict) as conflict:
                await refused
            assert conflict.value.code == "batch.closed"
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'batch.close'") == 1


async def test_a_batch_with_unfinished_dossiers_stays_open(province) -> None:
    batch = await opened_batch()
    async with county_session("530423"):
        await execute(
            "INSERT INTO dossier (batch_id, programme_code, township_code, entry, ordinal, chain, stage, state, people,"
            " void_people, total_fen, salt, created_by, created_at, stage_since, touched, version)"
            " VALUES ($1, 'elderly_service', '530423101000', 'township', 1, '{}', 'township_confirm', 'moving', 0, 0, 0,"
            " decode(repeat('00', 32), 'hex'), 1, $2, $2, false, 1)",
            batch.id,
            batch.created_at,
        )
        with pytest.raises(Conflict) as refused:
            await close_batch(batch.id, OPERATOR)
    assert refused.value.details == {"dossiers": 1, "lines": 0}


async def test_a_wrong_period_and_a_wrong_post_open_nothing(province) -> None:
    settings = await enabled_programme()
    async with county_session("530423"):
        with pytest.raises(Invalid):
            await open_batch(settings, "2023", OPERATOR)
        for stranger in (
            official("county_operator", "530425"),
            official("county_operator", "530423", programmes=("minimum_living",)),
            official("township_operator", "530423101"),
        ):
            with pytest.raises(NotAllowed):
                await open_batch(settings, "202305", stranger)
        assert await fetch_value("SELECT count(*) FROM batch") == 0
        with pytest.raises(NotFound):
            await find_batch(1)


async def test_the_list_shows_the_officials_programmes_only(province) -> None:
    mine = await opened_batch(period="202305")
    later = await opened_batch(period="202306")
    await opened_batch(programme="minimum_living")
    reader = official("township_operator", "530423101", programmes=("elderly_service",))
    async with county_session("530423", read_only=True):
        page = await list_batches(reader, PageRequest())
        assert ([batch.id for batch in page.rows], page.total) == ([later.id, mine.id], 2)
        assert (await list_batches(reader, PageRequest(), programme="minimum_living")).total == 0
        assert (await list_batches(reader, PageRequest(), cycle="monthly")).total == page.total
        assert (await list_batches(reader, PageRequest(), cycle="yearly")).total == 0
        assert (await list_batches(official("county_operator", "530425"), PageRequest())).total == 0
        sized = await list_batches(reader, PageRequest(size=1, sort="period"))
        assert ([batch.id for batch in sized.rows], sized.total) == ([mine.id], 2)
        assert (await previous_batch(later)).id == mine.id
        assert await previous_batch(mine) is None
