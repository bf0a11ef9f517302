"""A dossier that one 预算单位 pays is out of reach for finance posts of another, and for whoever may only read."""

from __future__ import annotations

import pytest

from core.database import fetch_value
from core.funds.link_indicators import link_indicators
from core.funds.link_plan import Choice
from core.funds.rules import LinkRule
from core.jobs import run_job
from core.kernel.errors import NotAllowed
from core.kernel.paging import PageRequest
from core.payments.list_pending import list_pending
from core.payments.void_voucher import void_voucher
from core.workflow import dossier_detail, return_dossiers, return_lines, submit_dossiers, void_lines
from tenants import county_session
from tests.factories.officials import official
from tests.factories.payments import (
    AUDITOR,
    UNIT_OPERATOR,
    approved_dossier,
    lines_of,
    linked_dossier,
    make_indicator,
    request,
)
from tests.factories.workflow import COUNTY

FOREIGN = official("unit_finance_operator", COUNTY, id=71, budget_unit="119002")


@pytest.mark.parametrize("verb", [submit_dossiers, return_dossiers])
async def test_a_foreign_unit_moves_no_dossier(province, verb) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(2)
        with pytest.raises(NotAllowed):
            await verb([dossier], FOREIGN, "误操作")


async def test_a_foreign_unit_is_offered_nothing(province) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(2)
        assert "return" in (await dossier_detail(dossier, UNIT_OPERATOR)).actions
        assert (await dossier_detail(dossier, FOREIGN)).actions == []


@pytest.mark.parametrize("verb", [return_lines, void_lines])
async def test_a_foreign_unit_takes_no_line_out(province, verb) -> None:
    async with county_session(COUNTY):
        line, _ = await lines_of(await linked_dossier(2))
        with pytest.raises(NotAllowed):
            await verb([line], FOREIGN, "误操作")
        assert await verb([line], UNIT_OPERATOR, "户口已迁出") == 1


async def test_a_foreign_unit_does_not_take_a_linked_dossier_over(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(1)
        own = await make_indicator(90_000)
        foreign = await make_indicator(90_000, number=2, unit="119002")
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(own)], UNIT_OPERATOR)
        with pytest.raises(NotAllowed):
            await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(foreign)], FOREIGN)


async def test_lines_that_wait_for_payment_are_shown_to_their_unit_only(province) -> None:
    async with county_session(COUNTY):
        await linked_dossier(2)
        assert (await list_pending(FOREIGN, PageRequest())).total == 0
        assert (await list_pending(UNIT_OPERATOR, PageRequest())).total == 2


@pytest.mark.parametrize("verb", [return_lines, void_lines])
async def test_reading_payments_does_not_void_lines_that_a_void_voucher_set_free(province, verb) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(2)
        (voucher,) = await request(dossier)
        job = await void_voucher(voucher, UNIT_OPERATOR, "批次选错")
    assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        line, _ = await lines_of(dossier)
        await fetch_value("UPDATE dossier SET stage = 'payment' WHERE id = $1 RETURNING id", dossier)
        with pytest.raises(NotAllowed):
            await verb([line], AUDITOR, "误操作")
        assert await verb([line], UNIT_OPERATOR, "户口已迁出") == 1
