import asyncio

import pytest
from asyncpg.connection import LoggedQuery

from core.claims import (
    ClaimWant,
    confirm_claims,
    find_claims,
    living_claims,
    orphan_claims,
    queries,
    release_claims,
    release_seen_claims,
    reserve_claims,
    settle_orphans,
    wanted_claims,
)
from core.database import copy_rows, current_session, execute, fetch, fetch_value
from core.kernel.clock import now
from tenants import county_session, platform_session
from tests.factories.workflow import COUNTY, id_number, make_batch, make_lines

pytestmark = pytest.mark.usefixtures("province")
WEST = "530425"


async def store(county: str, count: int = 3, *, people: list[str] | None = None, **lines) -> list[ClaimWant]:
    """Lines of a county, and what they want."""
    async with county_session(county):
        batch = await make_batch()
        ids = await make_lines(batch, count, people=people, **lines)
        return sorted(await wanted_claims(ids), key=lambda want: want.line_id)


async def reserve(county: str, wants: list[ClaimWant]):
    async with platform_session():
        return await reserve_claims(county, wants)


async def states() -> list[tuple[int, str]]:
    async with platform_session():
        rows = await fetch("SELECT line_id, state FROM claim ORDER BY id")
        return [(row["line_id"], row["state"]) for row in rows]


async def use(county: str, wants: list[ClaimWant]) -> int:
    """What a payment does in the county: take the lines whose version is still the one that was read."""
    async with county_session(county):
        return await execute(
            "UPDATE line l SET status = 'moving', dossier_id = d.id, pay_status = 'requested', version = l.version + 1"
            " FROM dossier d, unnest($1::bigint[], $2::integer[]) AS w (id, version)"
            " WHERE l.id = w.id AND l.version = w.version",
            [want.line_id for want in wants],
            [want.line_version for want in wants],
        )


async def open_dossier(county: str) -> None:
    async with county_session(county):
        await execute(
            "INSERT INTO dossier (batch_id, programme_code, township_code, entry, ordinal, chain, stage, state, people,"
            " void_people, total_fen, salt, created_by, created_at, stage_since, touched, version)"
            " SELECT min(id), 'elderly_service', '530423101000', 'county', 1, '{\"stages\": [], \"returns\": {}}', 'payment',"
            " 'moving', 0, 0, 0, sha256(''), 1, now(), now(), false, 1 FROM batch"
        )


async def test_a_person_draws_once_in_the_province() -> None:
    person = id_number(500)
    east, west = await store(COUNTY, 1, people=[person]), await store(WEST, 1, people=[person])
    assert await reserve(COUNTY, east) == []
    (refusal,) = await reserve(WEST, west)
    assert (refusal.line_id, refusal.county_code, refusal.programme_code, refusal.period) == (
        west[0].line_id,
        COUNTY,
        "elderly_service",
        "202305",
    )
    async with platform_session():
        assert [found.holder_line_id for found in await find_claims(WEST, west)] == [east[0].line_id]
        assert await find_claims(COUNTY, east) == []


async def test_reserving_again_finds_the_own_claims() -> None:
    wants = await store(COUNTY)
    assert await reserve(COUNTY, wants) == []
    assert await reserve(COUNTY, [want._replace(amount_fen=77) for want in wants]) == []
    async with platform_session():
        rows = await fetch("SELECT epoch, amount_fen FROM claim")
    assert [tuple(row) for row in rows] == [(2, 77)] * 3


async def test_keys_that_are_all_free_are_not_looked_up() -> None:
    wants = await store(COUNTY)
    asked: list[LoggedQuery] = []
    async with platform_session() as session:
        with session.connection.query_logger(asked.append):
            assert await reserve_claims(COUNTY, wants) == []
    assert not [one.query for one in asked if "JOIN claim" in one.query or "ON CONFLICT" in one.query]
    assert sorted(await states()) == [(want.line_id, "reserved") for want in wants]


async def test_keys_are_written_in_one_order_whatever_the_order_of_the_lines() -> None:
    """L4: two counties that claim for the same people never wait for each other in a circle."""
    wants = await store(COUNTY)
    await reserve(COUNTY, wants[::-1])
    async with platform_session():
        rows = await fetch("SELECT claimant_digest FROM claim ORDER BY id")
    assert [row["claimant_digest"] for row in rows] == sorted(want.claimant_digest for want in wants)


async def test_what_was_taken_before_a_held_key_was_met_counts_once() -> None:
    """One key is free, one is the county's own, one is another county's: each ends as if it had been asked for alone."""
    free, own, foreign = await store(COUNTY)
    await reserve(COUNTY, [own])
    await reserve(WEST, [foreign._replace(line_id=9001)])
    (refusal,) = await reserve(COUNTY, [free, own, foreign])
    assert (refusal.line_id, refusal.county_code) == (foreign.line_id, WEST)
    async with platform_session():
        rows = await fetch("SELECT line_id, epoch FROM claim WHERE county_code = $1 AND living", COUNTY)
    assert sorted((row["line_id"], row["epoch"]) for row in rows) == sorted(
        [(free.line_id, 1), (own.line_id, 2)]
    )


async def test_two_lines_of_one_call_for_the_same_person() -> None:
    person = id_number(501)
    async with county_session(COUNTY):
        first = await make_lines(await make_batch(), 1, people=[person])
        second = await make_lines(await make_batch(number=2), 1, people=[person])
        wants = await wanted_claims(first + second)
    refusals = await reserve(COUNTY, wants)
    assert [(refusal.line_id, refusal.holder_line_id) for refusal in refusals] == [(second[0], first[0])]


async def test_a_back_payment_and_another_item_stand_beside_the_regular_claim() -> None:
    (want,) = await store(COUNTY, 1)
    others = [
        want._replace(line_id=9001, kind="back_pay"),
        want._replace(line_id=9002, kind="back_pay", ordinal=1, cap_fen=want.amount_fen),
        want._replace(line_id=9003, claim_item="农机 2"),
        want._replace(line_id=9004, period="202306"),
    ]
    assert await reserve(COUNTY, [want, *others]) == []
    assert len(await reserve(WEST, [want._replace(line_id=1)])) == 1


async def test_a_household_claims_for_all_its_people_or_for_nobody() -> None:
    head, child = id_number(502), id_number(503)
    taken = await store(WEST, 1, people=[child], programme="minimum_living")
    await reserve(WEST, [want._replace(programme_code="minimum_living") for want in taken])
    async with county_session(COUNTY) as session:
        batch = await make_batch("minimum_living")
        (line,) = await make_lines(batch, 1, programme="minimum_living", people=[head], member_count=2)
        await copy_rows(
            "line_member",
            ("line_id", "ordinal", "name", "id_cipher", "id_digest", "relation"),
            [
                (
                    line,
                    1,
                    "李小",
                    session.cipher.seal(child, "line_member", "id_cipher", f"{line}.1"),
                    current_session().digests.digest("id_number", child),
                    "子女",
                )
            ],
        )
        wants = await wanted_claims([line])
    assert len(wants) == 2
    (refusal,) = await reserve(COUNTY, wants)
    assert refusal.county_code == WEST
    async with platform_session():
        assert (
            await fetch_value(
                "SELECT count(*) FROM claim WHERE county_code = $1 AND state <> 'released'", COUNTY
            )
            == 0
        )


async def test_two_counties_at_once_one_wins() -> None:
    people = [id_number(600 + n) for n in range(40)]
    east = await store(COUNTY, 40, people=people)
    west = await store(WEST, 40, people=people[::-1])
    refused = await asyncio.gather(reserve(COUNTY, east), reserve(WEST, west))
    assert sum(map(len, refused)) == 40
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM claim WHERE state = 'reserved'") == 40


async def test_confirm_and_release_are_idempotent_and_confirmed_claims_stay() -> None:
    wants = await store(COUNTY, 2)
    await reserve(COUNTY, wants)
    first, second = (want.line_id for want in wants)
    async with platform_session():
        assert await confirm_claims(COUNTY, [first]) == 1
        assert await confirm_claims(COUNTY, [first]) == 0
        assert await release_claims(COUNTY, [first, second]) == 1
        assert await release_claims(WEST, [first]) == 0
        assert await release_claims(COUNTY, [first], after_use=True) == 1
    assert await reserve(COUNTY, wants) == []


async def test_a_release_that_was_decided_earlier_spares_a_later_reservation() -> None:
    """A job that was taken over wakes up after its lines were set free, asked for anew and paid."""
    wants = await store(COUNTY, 2)
    await reserve(COUNTY, wants)
    lines = [want.line_id for want in wants]
    async with platform_session():
        await confirm_claims(COUNTY, lines)
        seen = await living_claims(COUNTY, lines)
        assert await release_seen_claims(seen) == 2
    await reserve(COUNTY, wants)
    async with platform_session():
        await confirm_claims(COUNTY, lines)
        assert await release_seen_claims(seen) == 0
        assert len(await living_claims(COUNTY, lines)) == 2


@pytest.mark.parametrize("county_used_it", [False, True])
async def test_killed_after_reserving_or_after_using(county_used_it: bool) -> None:
    wants = await store(COUNTY, 2)
    await open_dossier(COUNTY)
    await reserve(COUNTY, wants)
    if county_used_it:
        assert await use(COUNTY, wants) == 2
    # Here the process dies: nobody confirms or releases.
    async with platform_session():
        assert await orphan_claims(COUNTY) == [want.line_id for want in wants]
    settled = await settle_orphans(COUNTY)
    expected = "confirmed" if county_used_it else "released"
    assert [state for _, state in await states()] == [expected] * 2
    assert (settled.confirmed, settled.released) == ((2, 0) if county_used_it else (0, 2))
    again = await settle_orphans(COUNTY)
    assert (again.confirmed, again.released) == (0, 0)
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM claim_reservation") == 0


async def test_a_reservation_is_remembered_as_long_as_one_of_its_claims_is_reserved() -> None:
    """Requests of a county, with another county's between them; the last one takes claims again and one that is free."""
    first, second, later, more = await store(COUNTY, 4)
    [other] = await store(WEST, 1, people=[id_number(950)])
    await reserve(COUNTY, [first, second])
    await reserve(WEST, [other])
    await reserve(COUNTY, [later])
    await reserve(COUNTY, [first, second, more])
    async with platform_session():
        await confirm_claims(COUNTY, [first.line_id, second.line_id, more.line_id])
        assert await queries.forget_settled(COUNTY) == 2
        assert await orphan_claims(COUNTY) == [later.line_id]
        assert await orphan_claims(WEST) == [other.line_id]
        assert await queries.forget_settled(COUNTY) == 0


async def test_a_slow_process_cannot_use_what_was_released_under_it() -> None:
    wants = await store(COUNTY, 2)
    await open_dossier(COUNTY)
    await reserve(COUNTY, wants)
    await settle_orphans(COUNTY)
    assert await use(COUNTY, wants) == 0
    async with county_session(COUNTY):
        fresh = await wanted_claims([want.line_id for want in wants])
    assert await reserve(COUNTY, fresh) == []
    assert await use(COUNTY, fresh) == 2


async def test_killed_in_the_middle_of_settling() -> None:
    wants = await store(COUNTY, 2)
    await open_dossier(COUNTY)
    await reserve(COUNTY, wants)
    async with platform_session():
        seen = await fetch("SELECT id, epoch FROM claim")
    # The settler has listed the claims and fenced the lines, then it dies. Another process reserves anew and uses them.
    from_settler = [(row["id"], row["epoch"]) for row in seen]
    async with county_session(COUNTY):
        await execute("UPDATE line SET version = version + 1")
        fresh = await wanted_claims([want.line_id for want in wants])
    assert await reserve(COUNTY, fresh) == []
    assert await use(COUNTY, fresh) == 2
    # A settler that wakes up with the old list releases nothing.
    async with platform_session():
        assert await queries.settle_as_seen(from_settler, "released", now()) == 0
    assert await settle_orphans(COUNTY) is not None
    assert [state for _, state in await states()] == ["confirmed"] * 2
