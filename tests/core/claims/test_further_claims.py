"""确认需发放 (B2): a second claim of the same key needs a second official and stays below a cap."""

from __future__ import annotations

import asyncpg
import pytest

from core.applications.ask_further_claim import ask_further_claim
from core.applications.confirm_further_claim import confirm_further_claim
from core.applications.queries_lines import rewrite_lines
from core.applications.show_further_claim import show_further_claim
from core.checks.queries import duplicates_of
from core.claims import ABOVE_CAP, ClaimWant, next_ordinal, reserve_claims, wanted_claims
from core.database import execute, fetch_row, fetch_value
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.payments.rules import refusal_text
from tenants import county_session, platform_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    id_number,
    make_batch,
    make_lines,
)

pytestmark = pytest.mark.usefixtures("province")
WEST = "530425"
OTHER_OPERATOR = official("county_operator", COUNTY, id=23)
_WHY = "上月漏发，补发差额"


async def line_in_batch(number: int, *, county: str = COUNTY, person: str = id_number(700), **more) -> int:
    """A line of one and the same person in batch `number` of May 2023."""
    async with county_session(county):
        (line,) = await make_lines(
            await make_batch(number=number), 1, people=[person], amount_fen=5000, **more
        )
    return line


async def wants_of(line: int, county: str = COUNTY) -> list[ClaimWant]:
    async with county_session(county, read_only=True):
        return await wanted_claims([line])


async def reserve(line: int, county: str = COUNTY):
    wants = await wants_of(line, county)
    async with platform_session():
        return await reserve_claims(county, wants)


async def confirmed(line: int, *, cap_fen: int = 5000, kind: str = "back_pay") -> int:
    """Ask and confirm, as the web layer does; returns the ordinal."""
    async with county_session(COUNTY):
        await ask_further_claim(line, kind, cap_fen, COUNTY_OPERATOR, _WHY)
    wants = await wants_of(line)
    async with platform_session(read_only=True):
        free = await next_ordinal(wants)
    async with county_session(COUNTY):
        return await confirm_further_claim(line, COUNTY_REVIEWER, free)


async def test_a_second_claim_is_refused_and_the_message_says_what_to_do() -> None:
    first, second = (
        await line_in_batch(1, claim_kind="back_pay"),
        await line_in_batch(2, claim_kind="back_pay"),
    )
    assert await reserve(first) == []
    (refusal,) = await reserve(second)
    reason, remedy = refusal_text(refusal)
    assert COUNTY in reason
    assert "确认需发放" in remedy
    assert "另一人确认" in remedy


async def test_confirmed_ones_stand_beside_each_other_and_the_regular_claim() -> None:
    lines = [await line_in_batch(number) for number in (1, 2, 3)]
    async with county_session(COUNTY):
        assert len(await duplicates_of(lines)) == 2
    assert await reserve(lines[0]) == []
    assert [await confirmed(lines[1]), await confirmed(lines[2])] == [1, 2]
    async with county_session(COUNTY):
        assert await duplicates_of(lines) == []
        assert await fetch_value("SELECT alert_status FROM line WHERE id = $1", lines[1]) == "pending"
    assert [await reserve(line) for line in lines[1:]] == [[], []]
    async with platform_session():
        row = await fetch_row("SELECT kind, ordinal, cap_fen FROM claim WHERE line_id = $1", lines[2])
    assert tuple(row) == ("back_pay", 2, 5000)


async def test_the_ordinal_is_free_in_the_whole_province() -> None:
    west = await line_in_batch(1, county=WEST, claim_kind="back_pay")
    (want,) = await wants_of(west, WEST)
    async with platform_session():
        assert await reserve_claims(WEST, [want._replace(ordinal=3, cap_fen=5000)]) == []
    line = await line_in_batch(2)
    assert await confirmed(line) == 4
    assert await reserve(line) == []


async def test_more_than_the_cap_is_refused_and_what_was_reserved_is_given_back() -> None:
    line = await line_in_batch(1)
    await confirmed(line, cap_fen=5000)
    assert await reserve(line) == []
    async with county_session(COUNTY):
        await execute("UPDATE line SET amount_fen = 5001")
    (refusal,) = await reserve(line)
    assert (refusal.line_id, refusal.state) == (line, ABOVE_CAP)
    assert "上限" in refusal_text(refusal)[0]
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM claim WHERE living") == 0


@pytest.mark.parametrize("change", ["amount_fen = 5001", "cap_fen = NULL"])
async def test_the_platform_refuses_a_claim_without_or_above_its_cap(change: str) -> None:
    line = await line_in_batch(1)
    await confirmed(line)
    await reserve(line)
    with pytest.raises(asyncpg.CheckViolationError, match="claim_"):
        async with platform_session():
            await execute(f"UPDATE claim SET {change}")


async def test_who_asked_or_entered_may_not_confirm() -> None:
    line = await line_in_batch(1, entered_by=OTHER_OPERATOR.id)
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="尚未提交"):
            await confirm_further_claim(line, COUNTY_REVIEWER, 1)
        await ask_further_claim(line, "difference", 5000, COUNTY_OPERATOR, _WHY)
        for person in (COUNTY_OPERATOR, OTHER_OPERATOR):
            with pytest.raises(NotAllowed, match="另一人"):
                await confirm_further_claim(line, person, 1)
        with pytest.raises(NotAllowed):
            await ask_further_claim(line, "difference", 5000, COUNTY_REVIEWER, _WHY)
    with pytest.raises(asyncpg.CheckViolationError, match="further_claim_two_officials"):
        async with county_session(COUNTY):
            await execute(
                "UPDATE further_claim SET ordinal = 1, confirmed_by = asked_by, confirmed_at = $1", now()
            )


async def test_what_is_asked_is_checked() -> None:
    line = await line_in_batch(1, declared_fen=6000)
    async with county_session(COUNTY):
        for kind, cap_fen, field in (
            ("regular", 6000, "kind"),
            ("back_pay", 0, "cap_fen"),
            ("back_pay", 5999, "cap_fen"),
        ):
            with pytest.raises(Invalid) as refused:
                await ask_further_claim(line, kind, cap_fen, COUNTY_OPERATOR, _WHY)
            assert refused.value.field == field
        await execute("UPDATE line SET intake_status = 'abnormal'")
        with pytest.raises(Conflict, match="另一批次"):
            await ask_further_claim(line, "back_pay", 6000, COUNTY_OPERATOR, _WHY)


async def test_asking_again_and_changing_the_line_start_anew() -> None:
    line = await line_in_batch(1)
    await confirmed(line)
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="已确认"):
            await confirm_further_claim(line, COUNTY_REVIEWER, 1)
        await ask_further_claim(line, "difference", 7000, COUNTY_OPERATOR, _WHY)
        asked = await show_further_claim(line, COUNTY_REVIEWER)
        assert (asked.kind, asked.cap_fen, asked.ordinal, asked.confirmed_by) == (
            "difference",
            7000,
            None,
            None,
        )
        assert await fetch_value("SELECT claim_kind FROM line") == "regular"
        await rewrite_lines([], [line], now())
        with pytest.raises(NotFound):
            await show_further_claim(line, COUNTY_REVIEWER)


async def test_one_batch_holds_one_of_a_kind() -> None:
    person = id_number(701)
    async with county_session(COUNTY):
        batch = await make_batch()
        (first,) = await make_lines(batch, 1, people=[person])
    await confirmed(first)
    async with county_session(COUNTY):
        (second,) = await make_lines(batch, 1, people=[person])
    with pytest.raises(Conflict, match="另一批次"):
        await confirmed(second)
