"""Answers of registries are kept once for each person and fact: younger ones serve, older ones give way."""

import contextlib
import functools
from collections.abc import AsyncIterator
from datetime import timedelta

from core.checks.gather_facts import gather_facts
from core.database import Session, fetch
from core.kernel.clock import now
from core.plugin_api import FactState, PersonQuery
from tenants import county_session
from tests.factories.registries import person, registries
from tests.factories.workflow import COUNTY, id_number

OPEN = functools.partial(county_session, COUNTY)
KNOWN = [person(id_number(n), f"王{n}") for n in range(4)]
PEOPLE = [PersonQuery(each["id_number"], each["name"]) for each in KNOWN]
NAMES = ("card", "deaths")


async def _asked_at() -> list:
    async with OPEN():
        rows = await fetch("SELECT subject_digest, name, asked_at FROM fact ORDER BY 1, 2")
    return [row["asked_at"] for row in rows]


async def test_older_answers_give_way_and_younger_ones_are_not_asked_for_again(province, tmp_path) -> None:
    began = now()
    with registries(tmp_path / "first", KNOWN):
        first = await gather_facts(dict.fromkeys(NAMES, PEOPLE[:3]), OPEN, began)
    before = await _asked_at()
    assert len(before) == 6
    # Nobody can be asked now: what is younger than `began` comes from the county, opened.
    again = await gather_facts(dict.fromkeys(NAMES, PEOPLE[:3]), OPEN, began)
    assert again == first
    assert again["card"][PEOPLE[0]].value["card_number"] == KNOWN[0]["card"]
    assert await _asked_at() == before
    later = now()
    changed = [KNOWN[0] | {"card_status": "lost"}, *KNOWN[1:]]
    with registries(tmp_path / "second", changed):
        anew = await gather_facts(dict.fromkeys(NAMES, PEOPLE), OPEN, later)
    assert anew["card"][PEOPLE[0]].value["card_status"] == "lost"
    after = await _asked_at()
    assert len(after) == 8
    assert min(after) >= later
    assert await gather_facts(dict.fromkeys(NAMES, PEOPLE), OPEN, later) == anew


async def test_only_who_has_no_answer_yet_is_asked_about(province, tmp_path) -> None:
    began = now()
    with registries(tmp_path / "first", KNOWN[:2]):
        await gather_facts({"deaths": PEOPLE[:2]}, OPEN, began)
    with registries(tmp_path / "second", [each | {"dead": "1"} for each in KNOWN]):
        facts = (await gather_facts({"deaths": PEOPLE}, OPEN, began))["deaths"]
    assert [facts[one].value["dead"] for one in PEOPLE] == [False, False, True, True]


async def test_an_answer_that_another_job_stored_meanwhile_is_replaced(province, tmp_path) -> None:
    """Two jobs ask about one person at once: both find nothing stored, and the second one stores over the first."""
    opened = 0

    @contextlib.asynccontextmanager
    async def second_job_comes_first() -> AsyncIterator[Session]:
        nonlocal opened
        opened += 1
        if opened == 2:
            await gather_facts({"card": PEOPLE[:1]}, OPEN, now())
        async with OPEN() as session:
            yield session

    began = now()
    with registries(tmp_path / "outside", KNOWN):
        facts = await gather_facts({"card": PEOPLE[:2]}, second_job_comes_first, began)
    assert opened == 2
    assert len(await _asked_at()) == 2
    assert await gather_facts({"card": PEOPLE[:2]}, OPEN, began) == facts


async def test_without_answers_nothing_is_stored(province) -> None:
    facts = await gather_facts({"deaths": PEOPLE[:1], "nothing": PEOPLE[:1]}, OPEN, now() - timedelta(days=1))
    assert {fact.state for answers in facts.values() for fact in answers.values()} == {FactState.UNKNOWN}
    assert await _asked_at() == []
