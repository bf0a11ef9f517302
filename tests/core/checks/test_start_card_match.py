import asyncio

import pytest

from core.applications.override_line import override_line
from core.checks import jobs
from core.checks.start_card_match import start_card_match
from core.database import execute, fetch, fetch_row, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tenants import county_session
from tests.factories.outside import set_faults
from tests.factories.registries import person, registries
from tests.factories.sessions import apart, until_somebody_waits
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    TOWNSHIP_OPERATOR,
    id_number,
    make_batch,
    make_lines,
)

EMPTY = {"account_cipher": None, "account_digest": None, "bank_code": None, "bank_name": None}


def people(count: int, **changes):
    return [person(id_number(800 + n), f"李某{n}", **changes) for n in range(count)]


async def store(known, **lines) -> tuple[int, list[int]]:
    async with county_session(COUNTY):
        batch = await make_batch()
        ids = await make_lines(
            batch,
            len(known),
            people=[each["id_number"] for each in known],
            names=[each["name"] for each in known],
            **({"ready": False} | EMPTY | lines),
        )
    return batch, ids


async def match(batch: int, **choice) -> str:
    async with county_session(COUNTY):
        job = await start_card_match(batch, "county", COUNTY_OPERATOR, **choice)
        assert await fetch_value("SELECT count(*) FROM line WHERE card_status = 'processing'") > 0
    return await run_job(COUNTY, job)


async def test_cards_fill_the_snapshot_of_account_and_bank(province, tmp_path) -> None:
    known = people(3)
    batch, ids = await store(known)
    with registries(tmp_path / "outside", known):
        assert await match(batch) == "done"
    async with county_session(COUNTY) as session:
        for line_id, each in zip(ids, known, strict=True):
            line = await fetch_row("SELECT * FROM line WHERE id = $1", line_id)
            assert line is not None
            assert (line["card_status"], line["bank_code"]) == ("passed", "YNRCC")
            account = session.cipher.open(line["account_cipher"], "line", "account_cipher", line_id)
            assert account == each["card"]
            assert line["account_digest"] == session.digests.digest("account", account)
        assert await fetch_value("SELECT count(*) FROM finding") == 0
        job = await fetch_row("SELECT result, step, rows_done FROM job")
        assert job is not None
        assert job["result"] == {"lines": 3, "answers": {"passed": 3}}
        facts = await fetch("SELECT * FROM fact")
        assert len(facts) == 3
        assert all("card_number" not in fact["value"] and fact["value_cipher"] for fact in facts)


async def test_each_fault_has_its_reason_and_good_lines_pass(province, tmp_path) -> None:
    known = people(6)
    faulty = [
        known[0],
        known[1] | {"financial_active": "0"},
        known[2] | {"card": "", "card_status": "none"},
        known[3] | {"card_status": "lost"},
        known[4] | {"name": "另一人"},
        known[5] | {"silent": "card_registry"},
    ]
    batch, ids = await store(known)
    with registries(tmp_path / "outside", faulty):
        assert await match(batch) == "done"
    async with county_session(COUNTY):
        found = await fetch(
            "SELECT l.id, l.card_status, f.rule_code, f.outcome, f.remedy, f.source, f.as_of FROM line l"
            " LEFT JOIN finding f ON f.line_id = l.id AND f.resolution = 'open' ORDER BY l.id"
        )
    assert [(row["card_status"], row["rule_code"], row["outcome"]) for row in found] == [
        ("passed", None, None),
        ("abnormal", "card.inactive", "failed"),
        ("abnormal", "card.none", "failed"),
        ("abnormal", "card.state", "failed"),
        ("abnormal", "card.name_mismatch", "failed"),
        ("unverified", "card.no_answer", "unverified"),
    ]
    assert [row["id"] for row in found] == ids
    assert all(row["remedy"] and row["source"] and row["as_of"] for row in found[1:5])


async def test_the_rosters_account_must_be_the_cards(province, tmp_path) -> None:
    known = people(2)
    async with county_session(COUNTY) as session:
        batch = await make_batch()
        ids = await make_lines(
            batch, 2, people=[e["id_number"] for e in known], names=[e["name"] for e in known], ready=False
        )
        card = known[0]["card"]
        await execute(
            "UPDATE line SET account_cipher = $2, account_digest = $3 WHERE id = $1",
            ids[0],
            session.cipher.seal(card, "line", "account_cipher", ids[0]),
            session.digests.digest("account", card),
        )
        before = await fetch_value("SELECT account_cipher FROM line WHERE id = $1", ids[1])
    with registries(tmp_path / "outside", known):
        await match(batch)
    async with county_session(COUNTY):
        assert await fetch_value("SELECT card_status FROM line WHERE id = $1", ids[0]) == "passed"
        finding = await fetch_row("SELECT line_id, rule_code, overridable FROM finding")
        assert finding is not None
        assert tuple(finding) == (ids[1], "card.account_differs", True)
        assert await fetch_value("SELECT account_cipher FROM line WHERE id = $1", ids[1]) == before


async def test_the_payee_is_matched_and_never_replaced_by_the_claimant(province, tmp_path) -> None:
    child, guardian = people(2)
    batch, ids = await store([child, child | {"id_number": id_number(850)}])
    async with county_session(COUNTY) as session:
        for line_id, number in ((ids[0], guardian["id_number"]), (ids[1], None)):
            await execute(
                "UPDATE line SET payee_name = $2, payee_id_cipher = $3 WHERE id = $1",
                line_id,
                guardian["name"],
                session.cipher.seal(number, "line", "payee_id_cipher", line_id) if number else None,
            )
    with registries(tmp_path / "outside", [child, guardian]):
        await match(batch)
    async with county_session(COUNTY) as session:
        sealed = await fetch_value("SELECT account_cipher FROM line WHERE id = $1", ids[0])
        assert session.cipher.open(sealed, "line", "account_cipher", ids[0]) == guardian["card"]
        assert await fetch_value("SELECT card_status FROM line WHERE id = $1", ids[1]) == "abnormal"
        assert await fetch_value("SELECT account_cipher FROM line WHERE id = $1", ids[1]) is None


async def test_a_registry_that_is_down_leaves_lines_unverified_until_it_is_back(province, tmp_path) -> None:
    known = people(2)
    batch, _ = await store(known)
    with registries(tmp_path / "outside", known) as parties:
        await set_faults(parties, "card_registry", down=True)
        assert await match(batch) == "done"
        async with county_session(COUNTY):
            assert await fetch_value("SELECT count(*) FROM line WHERE card_status = 'unverified'") == 2
            assert await fetch_value("SELECT count(*) FROM line WHERE card_status = 'passed'") == 0
        await set_faults(parties, "card_registry")
        assert await match(batch) == "done"
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM line WHERE card_status = 'passed'") == 2
        states = await fetch("SELECT DISTINCT resolution FROM finding")
        assert [row["resolution"] for row in states] == ["superseded"]


async def test_a_line_changed_meanwhile_is_left_as_it_is(province, tmp_path) -> None:
    known = people(2)
    batch, ids = await store(known)
    async with county_session(COUNTY):
        job = await start_card_match(batch, "county", COUNTY_OPERATOR)
        await execute("UPDATE line SET card_status = 'pending', version = version + 1 WHERE id = $1", ids[0])
    with registries(tmp_path / "outside", known):
        assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        rows = await fetch("SELECT card_status FROM line ORDER BY id")
    assert [row["card_status"] for row in rows] == ["pending", "passed"]


async def test_asking_twice_is_one_job_and_the_scope_is_the_officials(province) -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 2, entry="township", ready=False)
        other = await make_lines(
            batch, 1, entry="township", township=OTHER_TOWNSHIP, village=OTHER_VILLAGE, ready=False
        )
        first = await start_card_match(batch, "township", TOWNSHIP_OPERATOR)
        assert await start_card_match(batch, "township", TOWNSHIP_OPERATOR) == first
        assert await fetch_value("SELECT card_status FROM line WHERE id = $1", other[0]) == "pending"
        with pytest.raises(NotAllowed):
            await start_card_match(batch, "township", TOWNSHIP_OPERATOR, township_code=OTHER_TOWNSHIP)
        with pytest.raises(Conflict):
            await start_card_match(batch, "township", TOWNSHIP_OPERATOR, line_ids=other)
        with pytest.raises(NotAllowed):
            await start_card_match(batch, "township", COUNTY_REVIEWER)
        with pytest.raises(NotFound):
            await start_card_match(batch + 1, "township", TOWNSHIP_OPERATOR)
        with pytest.raises(Invalid):
            await start_card_match(batch, "village", TOWNSHIP_OPERATOR)
        with pytest.raises(Invalid):
            await start_card_match(batch, "township", TOWNSHIP_OPERATOR, line_ids=[])


async def test_a_second_attempt_asks_only_for_what_is_missing(province, tmp_path, monkeypatch) -> None:
    known = people(4)
    batch, ids = await store(known)
    async with county_session(COUNTY):
        job = await start_card_match(batch, "county", COUNTY_OPERATOR)
    with registries(tmp_path / "outside", known) as parties:
        # The first attempt learned all answers and died before it wrote a verdict.
        monkeypatch.setattr("core.checks.match_cards._write", _die)
        assert await run_job(COUNTY, job) == "queued"
        monkeypatch.undo()
        await set_faults(parties, "card_registry", down=True)
        async with county_session(COUNTY):
            assert await fetch_value("SELECT count(*) FROM fact") == 4
            await execute("UPDATE job SET run_after = clock_timestamp() - interval '1 hour'")
        assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM line WHERE card_status = 'passed'") == len(ids)
        assert await fetch_value("SELECT attempt FROM job") == 2


async def _die(*_) -> None:
    raise OSError("the machine went away")


async def test_a_line_asked_for_again_while_its_job_ends_is_matched_again(
    province, tmp_path, monkeypatch
) -> None:
    """The moment is played: the job has read the last line, and the second click commits when it wants to finish."""
    known = people(2)
    batch, ids = await store(known)
    async with county_session(COUNTY):
        job = await start_card_match(batch, "county", COUNTY_OPERATOR)
    clicked = asyncio.Event()
    clicks: list[asyncio.Task[int]] = []

    async def click_again() -> int:
        async with county_session(COUNTY):
            same = await start_card_match(batch, "county", COUNTY_OPERATOR)
            clicked.set()
            await until_somebody_waits()
        return same

    match_cards = jobs.match_cards

    async def meanwhile(*slice_of):
        checked = await match_cards(*slice_of)
        if checked is None and not clicks:
            clicks.append(apart(click_again()))
            await asyncio.wait(
                {clicks[0], asyncio.create_task(clicked.wait())}, return_when="FIRST_COMPLETED"
            )
        return checked

    monkeypatch.setattr(jobs, "match_cards", meanwhile)
    with registries(tmp_path / "outside", [known[0] | {"silent": "card_registry"}, known[1]]):
        assert await run_job(COUNTY, job) == "done"
    assert await clicks[0] == job
    async with county_session(COUNTY):
        rows = await fetch("SELECT card_status FROM line ORDER BY id")
        assert [row["card_status"] for row in rows] == ["unverified", "passed"]
        assert await fetch_value("SELECT result -> 'lines' FROM job") == len(ids) + 1


async def test_an_override_holds_for_the_account_that_it_was_given_for(province, tmp_path) -> None:
    """L34 at 人社匹卡: matched again the line passes, with another account it does not."""
    known = people(1)
    batch, [line] = await store(known)
    async with county_session(COUNTY) as session:
        number = "6210170055555555555"
        await execute(
            "UPDATE line SET account_cipher = $2, account_digest = $3 WHERE id = $1",
            line,
            session.cipher.seal(number, "line", "account_cipher", line),
            session.digests.digest("account", number),
        )
    with registries(tmp_path / "outside", known):
        assert await match(batch) == "done"
        async with county_session(COUNTY):
            await override_line(line, COUNTY_REVIEWER, "本人书面要求付至原账户")
        assert await match(batch, line_ids=[line]) == "done"
        async with county_session(COUNTY):
            assert await fetch_value("SELECT card_status FROM line") == "passed"
            await execute("UPDATE line SET account_digest = sha256('other')")
        assert await match(batch, line_ids=[line]) == "done"
    async with county_session(COUNTY):
        assert await fetch_value("SELECT card_status FROM line") == "abnormal"
