import pytest

from core.database import execute, fetch, fetch_value
from core.kernel.errors import Conflict, NotAllowed, NotFound
from core.workflow import open_dossiers, submit_dossiers
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    TOWNSHIP_OPERATOR,
    dossier_row,
    make_batch,
    make_lines,
)

pytestmark = pytest.mark.usefixtures("province")


async def test_one_dossier_for_each_township_with_ready_lines_only() -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        ready = await make_lines(batch, 3)
        await make_lines(batch, 2, township=OTHER_TOWNSHIP, village=OTHER_VILLAGE)
        waiting = await make_lines(batch, 1, alert_status="unverified")
        await make_lines(batch, 1, card_status="abnormal")
        flagged = await make_lines(batch, 1, alert_status="unverified", flagged=True)
        await make_lines(batch, 1, intake_status="abnormal")
        ids = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        assert len(ids) == 2
        joined = await fetch("SELECT id FROM line WHERE dossier_id = $1 ORDER BY id", ids[0])
        assert [row["id"] for row in joined] == ready + flagged
        assert await fetch_value("SELECT status FROM line WHERE id = $1", waiting[0]) == "open"
        assert (await dossier_row(ids[0]))["people"] == 4
        assert (await dossier_row(ids[1]))["people"] == 2


async def test_hashes_are_salted_and_present() -> None:
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living")
        await make_lines(batch, 1, programme="minimum_living", declared_fen=53_400)
        (dossier,) = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        (row,) = await fetch(
            "SELECT l.amount_fen, l.amount_hash = sha256(d.salt || l.id_digest || ''::bytea || int8send(53400)) AS same,"
            " l.payee_hash = sha256(d.salt || l.id_digest || l.account_digest) AS same_payee, octet_length(d.salt) AS salt"
            " FROM line l JOIN dossier d ON d.id = l.dossier_id"
        )
        assert (row["amount_fen"], row["same"], row["same_payee"], row["salt"]) == (53_400, True, True, 32)
        assert (await dossier_row(dossier))["total_fen"] == 53_400


async def test_lines_join_until_the_dossier_was_sent_and_open_the_next_one_afterwards() -> None:
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living")
        await make_lines(batch, 2, programme="minimum_living", declared_fen=100)
        first = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        await make_lines(batch, 1, programme="minimum_living", declared_fen=100)
        assert await open_dossiers(batch, "county", COUNTY_OPERATOR) == first
        assert (await dossier_row(first[0]))["people"] == 3
        await submit_dossiers(first, COUNTY_OPERATOR)
        await make_lines(batch, 1, programme="minimum_living", declared_fen=100)
        (second,) = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        assert second != first[0]
        assert await fetch_value("SELECT ordinal FROM dossier WHERE id = $1", second) == 2


async def test_a_township_operator_gathers_the_own_township_only() -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 1, entry="township")
        other = await make_lines(batch, 1, entry="township", township=OTHER_TOWNSHIP, village=OTHER_VILLAGE)
        ids = await open_dossiers(batch, "township", TOWNSHIP_OPERATOR)
        assert len(ids) == 1
        assert await fetch_value("SELECT dossier_id FROM line WHERE id = $1", other[0]) is None
        with pytest.raises(NotAllowed):
            await open_dossiers(batch, "township", TOWNSHIP_OPERATOR, township_code=OTHER_TOWNSHIP)


async def test_refusals_say_what_to_do() -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 1, ready=False)
        with pytest.raises(Conflict, match="没有可以确认的明细"):
            await open_dossiers(batch, "county", COUNTY_OPERATOR)
        with pytest.raises(NotFound):
            await open_dossiers(batch + 1, "county", COUNTY_OPERATOR)
        with pytest.raises(NotAllowed):
            await open_dossiers(batch, "county", official("county_operator", COUNTY, programmes=()))
        with pytest.raises(NotAllowed):
            await open_dossiers(batch, "county", TOWNSHIP_OPERATOR)
        await execute("UPDATE batch SET state = 'closed'")
        with pytest.raises(Conflict, match="已关闭"):
            await open_dossiers(batch, "county", COUNTY_OPERATOR)
