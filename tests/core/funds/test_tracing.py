"""指标追踪 and the list of 指标挂接, as officials of different budget units see them."""

from __future__ import annotations

from datetime import date

import pytest

from core.funds.link_indicators import link_indicators
from core.funds.link_plan import Choice
from core.funds.list_ledger import LedgerFilter, list_ledger
from core.funds.list_linkings import LinkingFilter, list_linkings
from core.funds.rules import LinkRule
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.workflow import submit_dossiers
from tenants import county_session
from tests.factories.officials import official
from tests.factories.payments import UNIT_OPERATOR, approved_dossier, make_indicator
from tests.factories.workflow import COUNTY

FOREIGN_UNIT = official("unit_finance_operator", COUNTY, budget_unit="888888", id=50)


async def test_a_dossier_moves_through_the_tabs_with_what_it_draws(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(3, fen=5000)
        first, second = await make_indicator(7000), await make_indicator(9000, number=2)

        async def rows(tab: str, by=UNIT_OPERATOR) -> list[dict]:
            found = await list_linkings(by, PageRequest(), LinkingFilter(tab))
            assert found.tabs[tab] == found.page.total == len(found.page.rows)
            return found.page.rows

        assert [(row["id"], row["linked_fen"], row["links"]) for row in await rows("to_link")] == [
            (dossier, 0, [])
        ]
        assert len(await rows("to_link", FOREIGN_UNIT)) == 1, "whoever pays it is not decided yet"
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(first), Choice(second)], UNIT_OPERATOR)
        (linked,) = await rows("linked")
        assert [(one["indicator_id"], one["fen"]) for one in linked["links"]] == [
            (first, 7000),
            (second, 8000),
        ]
        assert (linked["linked_fen"], linked["total_fen"], linked["rule"]) == (15_000, 15_000, "in_order")
        assert await rows("linked", FOREIGN_UNIT) == await rows("to_link") == []
        await submit_dossiers([dossier], UNIT_OPERATOR)
        assert [row["stage"] for row in await rows("sent")] == ["payment_request"]
        with pytest.raises(Invalid, match="页签"):
            await list_linkings(UNIT_OPERATOR, PageRequest(), LinkingFilter("elsewhere"))


async def test_the_ledger_tells_each_movement_and_what_is_used_after_it(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(3, fen=5000)
        first, second = await make_indicator(20_000), await make_indicator(9000, number=2)
        for indicator in (first, second, first):
            if indicator == second:
                await link_indicators(
                    [dossier],
                    LinkRule.CUSTOM,
                    [Choice(first, fen=8000), Choice(second, fen=7000)],
                    UNIT_OPERATOR,
                )
            else:
                await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(first)], UNIT_OPERATOR)
        page = await list_ledger(UNIT_OPERATOR, PageRequest(), LedgerFilter(indicator_id=first))
        assert [(row["movement"], row["fen"], row["used_fen"]) for row in page.rows] == [
            ("reserve", 15_000, 15_000),
            ("release", 8000, 0),
            ("reserve", 8000, 8000),
            ("release", 15_000, 0),
            ("reserve", 15_000, 15_000),
        ]
        assert page.sums == {"reserve_fen": 38_000, "release_fen": 23_000, "pay_fen": 0, "return_fen": 0}
        found = await list_ledger(
            UNIT_OPERATOR, PageRequest(sort="-fen"), LedgerFilter(movement="release", dossier_id=dossier)
        )
        assert [row["fen"] for row in found.rows] == [15_000, 8000, 7000]
        none = LedgerFilter(until=date(2000, 1, 1))
        assert (await list_ledger(UNIT_OPERATOR, PageRequest(), none)).total == 0
        assert (await list_ledger(FOREIGN_UNIT, PageRequest(), LedgerFilter())).total == 0
        with pytest.raises(Invalid, match="变动类型"):
            await list_ledger(UNIT_OPERATOR, PageRequest(), LedgerFilter(movement="gift"))
