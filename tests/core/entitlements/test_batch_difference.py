"""What officials look at: who is new, changed, stopped or paid extra, in people and fen."""

import pytest

from core.database import execute
from core.entitlements.batch_difference import batch_difference
from core.entitlements.difference_lines import difference_lines
from core.entitlements.entitlement import Difference
from core.kernel.errors import Invalid, NotAllowed
from core.kernel.paging import PageRequest
from tenants import county_session
from tests.factories.applications import household_row
from tests.factories.catalogue import opened_batch
from tests.factories.entitlements import COUNTY_OPERATOR, paid_batch, stored_lines
from tests.factories.officials import official
from tests.factories.recipients import COUNTY

MAY = [household_row(n) for n in range(1, 6)]


@pytest.fixture
async def june(province):
    """Beside two unchanged households: one raised, one with another account, one stopped, one new, one 补差, one abnormal."""
    await paid_batch(MAY, programme="minimum_living", period="202305")
    batch = await opened_batch(programme="minimum_living", period="202306")
    lines = await stored_lines(
        batch,
        [
            household_row(1),
            household_row(2),
            household_row(3, amount_yuan="700.00"),
            household_row(4, account="6210170000000000995"),
            household_row(8, amount_yuan="500.00"),
            household_row(9, amount_yuan="80.00"),
            household_row(10, account=None),
        ],
    )
    async with county_session(COUNTY):
        await execute("UPDATE line SET claim_kind = 'difference' WHERE id = $1", lines[5])
    return batch


async def _difference(batch, by=COUNTY_OPERATOR, **options):
    async with county_session(COUNTY, read_only=True):
        return await batch_difference(batch.id, by, **options)


def _figures(sums):
    return {kind.value: (entry.people, entry.fen, entry.previous_fen) for kind, entry in sums.items()}


async def test_people_and_fen_of_every_kind(june) -> None:
    assert _figures(await _difference(june)) == {
        "added": (1, 50000, 0),
        "changed": (2, 70000 + 62000, 62000 + 62000),
        "stopped": (1, 0, 62000),
        "supplement": (1, 8000, 0),
        "unchanged": (2, 124000, 124000),
    }


async def test_the_people_behind_a_kind(june) -> None:
    async with county_session(COUNTY, read_only=True):
        changed = await difference_lines(june.id, "changed", COUNTY_OPERATOR, PageRequest())
        stopped = await difference_lines(june.id, "stopped", COUNTY_OPERATOR, PageRequest())
        assert {line.changes for line in changed.rows} == {("amount",), ("account",)}
        assert (changed.total, changed.sums) == (2, {"fen": 132000, "previous_fen": 124000})
        [gone] = stopped.rows
        assert (gone.kind, gone.line_id, gone.previous_fen) == (Difference.STOPPED, None, 62000)
        page = await difference_lines(june.id, "unchanged", COUNTY_OPERATOR, PageRequest(number=2, size=1))
        assert (len(page.rows), page.total) == (1, 2)
        with pytest.raises(Invalid):
            await difference_lines(june.id, "other", COUNTY_OPERATOR, PageRequest())


async def test_without_a_last_batch_everything_is_new(province) -> None:
    first = await paid_batch(MAY, programme="minimum_living")
    figures = _figures(await _difference(first))
    assert (figures["added"], figures["stopped"]) == ((5, 310000, 0), (0, 0, 0))


async def test_an_amount_that_is_not_calculated_yet_is_no_change(province) -> None:
    await paid_batch(MAY, programme="minimum_living")
    june = await opened_batch(programme="minimum_living", period="202306")
    lines = await stored_lines(june, MAY)
    async with county_session(COUNTY):
        await execute(
            "UPDATE line SET amount_fen = NULL, declared_fen = NULL WHERE id = ANY($1::bigint[])", lines
        )
    assert _figures(await _difference(june))["unchanged"] == (5, 0, 310000)


async def test_only_batches_of_one_programme_and_ones_own_townships(june) -> None:
    other = await opened_batch(programme="elderly_service")
    with pytest.raises(Invalid):
        await _difference(june, previous_batch_id=other.id)
    with pytest.raises(Invalid):
        await _difference(june, previous_batch_id=june.id)
    elsewhere = official("township_operator", "530423102000")
    assert all(entry.people == 0 for entry in (await _difference(june, elsewhere)).values())
    for stranger in (
        official("county_operator", "530425"),
        official("county_operator", COUNTY, programmes=("elderly_service",)),
        official("county_admin", COUNTY),
    ):
        with pytest.raises(NotAllowed):
            await _difference(june, stranger)
