"""数据治理: each kind finds what is wrong, nothing that is right, and is silent once the record is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.cleanup import KINDS, ProblemFilter, export_problems, list_problems
from core.database import execute, fetch_value
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.recipients.recipient import NewMember
from tenants import county_session
from tests.core.checks.test_rule_statistics import find
from tests.factories.entitlements import granted_to
from tests.factories.officials import official
from tests.factories.payments import in_flight, linked_dossier, payments_of, receive, result
from tests.factories.query_count import assert_same_queries
from tests.factories.recipients import (
    confirmed_account,
    county_directory,
    created_recipient,
    person_number,
)
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    TOWNSHIP_OPERATOR,
    id_number,
    make_batch,
    make_lines,
)

pytestmark = pytest.mark.usefixtures("province")
ELSEWHERE = official("township_operator", OTHER_TOWNSHIP[:9], id=51)
PERSON = id_number(800)


async def problems(kind: str, by=COUNTY_OPERATOR, **conditions):
    async with county_session(COUNTY):
        return (await list_problems(ProblemFilter(kind, **conditions), by, PageRequest())).rows


async def subjects(kind: str, by=COUNTY_OPERATOR, **conditions) -> list[tuple[str, int]]:
    return [(one.subject, one.subject_id) for one in await problems(kind, by, **conditions)]


async def test_a_claim_in_two_lists_is_found_until_one_is_deleted() -> None:
    async with county_session(COUNTY):
        (first,) = await make_lines(await make_batch(number=1), 1, people=[PERSON])
        (second,) = await make_lines(
            await make_batch(number=2), 1, people=[PERSON], township=OTHER_TOWNSHIP, village=OTHER_VILLAGE
        )
        await make_lines(await make_batch(period="202306"), 1, people=[PERSON])
    found = await problems("claim_twice")
    assert [(one.subject_id, one.subject) for one in found] == [(first, "line"), (second, "line")]
    assert f"明细 {second}" in found[0].detail
    assert "*" in found[0].id_number
    (own,) = await problems("claim_twice", TOWNSHIP_OPERATOR)
    assert own.subject_id == first
    assert (f"明细 {second}" in own.detail, "其他乡镇 1 条" in own.detail) == (False, True)
    assert await subjects("claim_twice", programme="minimum_living") == []
    async with county_session(COUNTY):
        await execute("UPDATE line SET status = 'deleted' WHERE id = $1", second)
    assert await problems("claim_twice") == []


async def test_a_person_of_two_households() -> None:
    both = person_number(7, born="20100101")
    first = await created_recipient(
        1, kind="household", name="张三", members=(NewMember("小宝", both, "子女"),)
    )
    second = await created_recipient(
        2,
        kind="household",
        name="李四",
        members=(NewMember("小宝", both, "子女"), NewMember("小贝", person_number(8), "子女")),
    )
    found = await problems("two_households")
    assert sorted(one.subject_id for one in found) == [first, second]
    assert {one.detail for one in found} == {"小宝（张三户）同时在：李四户", "小宝（李四户）同时在：张三户"}
    async with county_session(COUNTY):
        await execute("UPDATE household_member SET left_on = joined_on WHERE household_id = $1", second)
    assert await problems("two_households") == []


async def test_the_same_person_under_two_numbers() -> None:
    twins = [await created_recipient(place, name="张大山") for place in (1, 2)]
    await created_recipient(3, name="张小山")
    assert sorted(each for _, each in await subjects("same_person")) == twins
    assert await subjects("same_person", ELSEWHERE) == []
    assert await subjects("same_person", name="小山") == []


async def test_one_account_of_several_holders_but_not_of_one_who_draws_for_others() -> None:
    names = ("户主甲", "户主乙", "孩子")
    first, second, ward = [
        await created_recipient(place, name=name) for place, name in enumerate(names, start=1)
    ]
    for recipient in (first, second):
        await confirmed_account(recipient)
    found = {one.subject_id: one for one in await problems("shared_account")}
    assert set(found) == {first, second}
    assert found[first].detail == "户名 户主甲，同一账号还登记给：户主乙"
    assert found[first].account.endswith("0018")
    assert "*" in found[first].account
    async with county_session(COUNTY):
        await execute("UPDATE bank_account SET state = 'closed' WHERE recipient_id = $1", second)
    await confirmed_account(
        ward, holder_name="户主甲", holder_id_number=person_number(1), holder_relation="监护人"
    )
    assert await problems("shared_account") == []


async def test_accounts_that_nobody_can_be_paid_to() -> None:
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), 5, card_status="abnormal", alert_status="pending")
        rules = ("card.none", "card.state", "card.inactive", "card.name_mismatch", "card.account_differs")
        for line, rule in zip(lines, rules, strict=True):
            await find(line, rule)
    assert await subjects("no_account") == [("line", lines[0])]
    assert await subjects("account_unusable") == [("line", line) for line in lines[1:3]]
    assert await subjects("name_mismatch") == [("line", line) for line in lines[3:]]
    assert (await problems("account_unusable"))[0].detail == "card.state 的原因"
    for kind in ("no_account", "account_unusable", "name_mismatch"):
        assert await subjects(kind, ELSEWHERE) == []
    async with county_session(COUNTY):
        await execute("UPDATE finding SET resolution = 'superseded'")
    assert await subjects("account_unusable") == []


async def test_who_draws_by_a_standing_entitlement_needs_an_account() -> None:
    entitled = await created_recipient()
    await granted_to(entitled)
    await created_recipient(2)
    assert await subjects("no_account") == [("recipient", entitled)]
    await confirmed_account(entitled)
    assert await subjects("no_account") == []


async def test_a_credit_that_the_bank_refused() -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(2))
        refused, paid = await payments_of(voucher)
        await receive(voucher, result(refused, "failed"), result(paid, "paid"))
        reason = await fetch_value("SELECT reason FROM payment WHERE id = $1", refused["id"])
    (one,) = await problems("credit_refused")
    assert (one.subject_id, one.detail) == (refused["line_id"], reason)


async def test_every_kind_takes_every_condition_and_none_else() -> None:
    for kind in KINDS:
        assert await problems(kind, programme="elderly_service", region=OTHER_TOWNSHIP, name="张") == []
    with pytest.raises(Invalid):
        await problems("untidy")


async def test_the_list_asks_once_however_long_it_is() -> None:
    async def ask() -> int:
        return len(await problems("claim_twice"))

    async def add(count: int) -> None:
        async with county_session(COUNTY):
            people = [id_number(900 + place) for place in range(count)]
            for _ in range(2):
                number = 1 + await fetch_value("SELECT count(*) FROM batch")
                await make_lines(await make_batch(number=number), count, people=people)

    await add(2)
    await assert_same_queries(ask, lambda: add(20))


async def test_the_export_holds_what_the_list_shows_masked(tmp_path: Path) -> None:
    for place in (1, 2):
        await created_recipient(place, name="张大山")
    directory, path = await county_directory(), tmp_path / "清单.xlsx"
    async with county_session(COUNTY):
        assert await export_problems(ProblemFilter("same_person"), COUNTY_OPERATOR, directory, path) == 2
    heading, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert heading[:3] == ["序号", "问题", "姓名"]
    assert [row[:3] for row in rows] == [["1", "疑似重复登记", "张大山"], ["2", "疑似重复登记", "张大山"]]
    assert all("*" in row[3] and row[5] and row[6] for row in rows)
