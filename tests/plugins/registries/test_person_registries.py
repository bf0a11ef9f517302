"""The four registries of people over real HTTP: what they know, and what comes of each fault."""

from __future__ import annotations

from datetime import datetime

import pytest

from core.kernel.errors import Unavailable
from core.plugin_api import FactState, PersonQuery
from core.plugin_host import person_registries
from tests.factories.outside import connected, control, set_faults
from tests.plugins.registries.conftest import LI, NOBODY, SILENT, WANG, ZHANG

CODES = {registry.code: registry for registry in person_registries().values()}


async def ask(parties, code, *people: tuple[str, str], **connection):
    async with connected(parties[code], **connection) as outside:
        return await CODES[code].look_up([PersonQuery(number, name) for number, name in people], outside)


def test_the_four_facts_are_served():
    assert {registry.fact for registry in CODES.values()} >= {"card", "deaths", "low_income", "destitute"}


async def test_card_of_the_right_name(registries):
    facts = await ask(registries, "card_registry", (WANG, "王秀英"))
    assert facts[WANG].state is FactState.KNOWN
    assert facts[WANG].value == {
        "card_number": "6231901234567890123",
        "bank_code": "YNRCC",
        "bank_name": "云南农信",
        "card_status": "normal",
        "financial_active": True,
        "name_matches": True,
    }
    assert facts[WANG].source == "人社社会保障卡持卡库"
    assert isinstance(facts[WANG].as_of, datetime)
    assert facts[WANG].as_of.tzinfo is not None


async def test_card_is_not_told_to_who_gets_the_name_wrong(registries):
    facts = await ask(registries, "card_registry", (WANG, "王秀荣"))
    assert facts[WANG].value["name_matches"] is False
    assert facts[WANG].value["card_number"] == ""


async def test_no_card(registries):
    facts = await ask(registries, "card_registry", (ZHANG, "张国强"), (NOBODY, "无此人"))
    assert facts[ZHANG].value["card_status"] == "none"
    assert facts[ZHANG].value["name_matches"] is True
    assert facts[NOBODY].value["card_status"] == "none"
    assert facts[NOBODY].value["name_matches"] is False


async def test_deaths(registries):
    facts = await ask(registries, "death_registry", (LI, "李桂芬"), (WANG, "王秀英"), (NOBODY, "无此人"))
    assert facts[LI].value == {"dead": True, "died_on": "2023-04-30"}
    assert facts[WANG].value == {"dead": False, "died_on": None}
    assert facts[NOBODY].value == {"dead": False, "died_on": None}


async def test_low_income(registries):
    facts = await ask(registries, "low_income_registry", (WANG, "王秀英"), (ZHANG, "张国强"), (LI, "李桂芬"))
    assert facts[WANG].value == {"member": True, "class": "B", "head": True}
    assert facts[ZHANG].value == {"member": True, "class": "A", "head": False}
    assert facts[LI].value == {"member": False, "class": None, "head": False}


async def test_destitute(registries):
    facts = await ask(registries, "destitute_registry", (LI, "李桂芬"), (WANG, "王秀英"))
    assert facts[LI].value == {"member": True, "mode": "scattered"}
    assert facts[WANG].value == {"member": False, "mode": None}


async def test_who_gets_no_answer_is_absent(registries):
    facts = await ask(registries, "death_registry", (SILENT, "赵无声"), (WANG, "王秀英"))
    assert set(facts) == {WANG}


async def test_nobody_asked_nothing_sent(registries):
    before = await control(registries, "death_registry", "GET", "requests")
    assert await ask(registries, "death_registry") == {}
    assert await control(registries, "death_registry", "GET", "requests") == before


@pytest.mark.parametrize("code", CODES)
async def test_the_whole_batch_is_answered(registries, code):
    people = [(f"5304231950{number:08d}", "某人") for number in range(CODES[code].batch_size)]
    assert len(await ask(registries, code, *people)) == CODES[code].batch_size


async def test_partial_answer_leaves_people_absent(registries):
    people = [(f"5304231950{number:08d}", "某人") for number in range(400)]
    await set_faults(registries, "low_income_registry", partial=0.25)
    first = await ask(registries, "low_income_registry", *people)
    assert 0 < len(first) < len(people)
    assert set(await ask(registries, "low_income_registry", *people)) == set(first), (
        "the same people every time"
    )
    await set_faults(registries, "low_income_registry")
    assert len(await ask(registries, "low_income_registry", *people)) == len(people)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"down": True}, "outside.busy"),
        ({"drop": True}, "outside.unreachable"),
        ({"lost_response": True}, "outside.unreachable"),
        ({"wrong": "signature"}, "outside.signature"),
        ({"wrong": "json"}, "outside.malformed"),
        ({"wrong": "shape"}, "outside.malformed"),
        ({"wrong": "stranger"}, "outside.malformed"),
        ({"wrong": "twice"}, "outside.malformed"),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else value,
)
async def test_fault_is_unavailable_and_passes(registries, code, fault, expected):
    await set_faults(registries, code, **fault, times=1)
    with pytest.raises(Unavailable) as refusal:
        await ask(registries, code, (WANG, "王秀英"))
    assert refusal.value.code == expected
    assert refusal.value.retryable
    assert CODES[code].title in refusal.value.message
    assert WANG in await ask(registries, code, (WANG, "王秀英"))


async def test_slow_registry_times_out(registries):
    await set_faults(registries, "card_registry", slow_ms=60_000, times=1)
    with pytest.raises(Unavailable) as refusal:
        await ask(registries, "card_registry", (WANG, "王秀英"), timeout_seconds=0.2)
    assert refusal.value.code == "outside.timeout"


async def test_a_fault_of_one_registry_leaves_the_others_alone(registries):
    await set_faults(registries, "card_registry", down=True)
    assert WANG in await ask(registries, "death_registry", (WANG, "王秀英"))


async def test_wrong_secret_gets_nothing(registries):
    with pytest.raises(Unavailable) as refusal:
        await ask(registries, "card_registry", (WANG, "王秀英"), secret="guessed")
    assert refusal.value.code == "outside.signature"


async def test_nothing_listens(registries):
    party = registries["card_registry"] | {"url": "http://127.0.0.1:1/card_registry"}
    with pytest.raises(Unavailable) as refusal:
        await ask({"card_registry": party}, "card_registry", (WANG, "王秀英"))
    assert refusal.value.code == "outside.unreachable"


async def test_messages_quote_no_id_number(registries):
    for fault in ({"wrong": "shape"}, {"wrong": "stranger"}):
        await set_faults(registries, "card_registry", **fault, times=1)
        with pytest.raises(Unavailable) as refusal:
            await ask(registries, "card_registry", (WANG, "王秀英"))
        assert WANG not in str(refusal.value)
        assert refusal.value.__cause__ is None
