"""核批 of a card finding holds right before paying too, for exactly the payee and account that it was given for."""

from __future__ import annotations

import asyncpg
import pytest

from core.applications.override_line import override_line
from core.checks.card_rules import Payee, match_card
from core.checks.queries_findings import replace_findings
from core.checks.verdict import RuleFinding
from core.database import execute, fetch_value
from core.kernel.clock import now
from core.plugin_api import Fact, FactState
from tenants import county_session
from tests.core.payments.steps import ask_payment, compare
from tests.factories.payments import approve_batch, fund, make_indicator
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, make_batch, make_lines

OTHER_CARD = "6210170077777777777"
_CARD = {
    "card_number": OTHER_CARD,
    "bank_code": "YNRCC",
    "bank_name": "云南省农村信用社",
    "card_status": "normal",
    "financial_active": True,
    "name_matches": True,
}


async def overridden_line(batch: int) -> int:
    """A line whose account is not its card's, passed by a second person."""
    programme = "elderly_allowance"
    (line,) = await make_lines(batch, 1, programme=programme, card_status="abnormal", alert_status="passed")
    finding = match_card(Payee("测试", "530423", "6210170000000000001"), Fact(FactState.KNOWN, _CARD))
    assert isinstance(finding, RuleFinding)
    assert finding.rule_code == "card.account_differs"
    await replace_findings("card", [line], [(line, finding)], now())
    await override_line(line, COUNTY_OPERATOR, "本人书面要求付至原账户")
    return line


@pytest.fixture
async def overridden(world) -> tuple[int, int]:
    """A dossier at 支付申请 with such a line only, whose card is still another one; (dossier, line)."""
    async with county_session(COUNTY):
        batch = await make_batch("elderly_allowance")
        line = await overridden_line(batch)
        dossier = await approve_batch(batch)
        await fund(dossier, [await make_indicator(90_000)])
        await world.know(dossier, cards={line: {"card": OTHER_CARD}})
    return dossier, line


async def test_an_overridden_account_is_paid(overridden) -> None:
    dossier, line = overridden
    assert (await compare(dossier))["result"] == {"passed": 1}
    async with county_session(COUNTY):
        reason = await fetch_value("SELECT reason FROM payment_check WHERE line_id = $1", line)
    assert reason.startswith("已核批")
    assert (await ask_payment(dossier))["result"]["people"] == 1


async def test_an_account_that_changed_after_the_override_is_not(overridden) -> None:
    """L34: even when the hashes of the approval were brought into line with it."""
    dossier, line = overridden
    number = "6210170066666666666"
    async with county_session(COUNTY) as session:
        await execute(
            "UPDATE line l SET account_cipher = $2, account_digest = $3,"
            " payee_hash = sha256(d.salt || l.id_digest || $3) FROM dossier d WHERE d.id = l.dossier_id AND l.id = $1",
            line,
            session.cipher.seal(number, "line", "account_cipher", line),
            session.digests.digest("account", number),
        )
    assert (await compare(dossier))["result"] == {"abnormal": 1}


async def test_another_rule_is_not_covered(world, overridden) -> None:
    dossier, line = overridden
    async with county_session(COUNTY):
        await world.know(dossier, cards={line: {"card": OTHER_CARD, "card_status": "frozen"}})
    assert (await compare(dossier))["result"] == {"abnormal": 1}


async def test_the_database_wants_to_know_what_an_override_covers(province) -> None:
    async with county_session(COUNTY):
        await overridden_line(await make_batch("elderly_allowance"))
    with pytest.raises(asyncpg.CheckViolationError, match="finding_override_covers_payee"):
        async with county_session(COUNTY):
            await execute("UPDATE finding SET covered_payee = NULL")
