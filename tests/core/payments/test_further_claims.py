"""补发 beside what was paid already: asked for within its cap only."""

from __future__ import annotations

import pytest

from core.applications.ask_further_claim import ask_further_claim
from core.applications.confirm_further_claim import confirm_further_claim
from core.database import fetch_value
from tenants import county_session, platform_session
from tests.core.payments.steps import ask_payment, compare
from tests.factories.payments import approve_batch, fund, make_indicator
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, COUNTY_REVIEWER, make_batch, make_lines


async def confirmed_dossier(world, cap_fen: int) -> int:
    """A dossier at 支付申请 with one line of 50 yuan that was confirmed up to `cap_fen`."""
    async with county_session(COUNTY):
        batch = await make_batch("elderly_allowance")
        (line,) = await make_lines(batch, 1, programme="elderly_allowance")
        await ask_further_claim(line, "back_pay", cap_fen, COUNTY_OPERATOR, "上月漏发")
        await confirm_further_claim(line, COUNTY_REVIEWER, 1)
        assert await fetch_value("UPDATE line SET alert_status = 'passed' WHERE id = $1 RETURNING true", line)
        dossier = await approve_batch(batch)
        await fund(dossier, [await make_indicator(90_000)])
        await world.know(dossier)
    await compare(dossier)
    return dossier


async def test_within_the_cap_it_is_paid_under_its_ordinal(world) -> None:
    dossier = await confirmed_dossier(world, 5000)
    assert (await ask_payment(dossier))["result"]["people"] == 1
    async with platform_session():
        assert await fetch_value("SELECT (kind, ordinal, cap_fen, state)::text FROM claim") == (
            "(back_pay,1,5000,confirmed)"
        )


@pytest.mark.parametrize("cap_fen", [1, 4999])
async def test_above_the_cap_it_is_left_out_with_what_to_do(world, cap_fen: int) -> None:
    dossier = await confirmed_dossier(world, cap_fen)
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["left_out"]) == (0, {"金额高于确认需发放的上限": 1})
    async with county_session(COUNTY):
        assert await fetch_value("SELECT pay_status FROM line") == "none"
        assert "确认需发放" in await fetch_value(
            "SELECT remedy FROM payment_check WHERE outcome = 'abnormal'"
        )
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM claim WHERE living") == 0
