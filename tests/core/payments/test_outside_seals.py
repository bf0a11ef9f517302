"""A line that is no longer what was publicised and approved is not asked for, and what was reserved for it is given back."""

from __future__ import annotations

from core.claims import orphan_claims
from core.database import execute, fetch_value
from tenants import county_session, platform_session
from tests.core.payments.steps import ask_payment, claim_states, compare, pay_states
from tests.factories.payments import lines_of
from tests.factories.workflow import COUNTY


async def raise_amounts(lines: list[int]) -> None:
    """Behind the application's back: amount, hash and funding fit together, the seals do not."""
    async with county_session(COUNTY):
        await execute(
            "UPDATE line l SET amount_fen = 6000, amount_hash = sha256(d.salt || l.id_digest"
            " || convert_to(l.claim_item, 'UTF8') || int8send(6000)) FROM dossier d"
            " WHERE d.id = l.dossier_id AND l.id = ANY($1::bigint[])",
            lines,
        )
        await execute("UPDATE line_funding SET fen = 6000 WHERE line_id = ANY($1::bigint[])", lines)


async def test_a_raised_line_is_left_out_and_the_others_are_paid(world, dossier: int) -> None:
    await compare(dossier)
    async with county_session(COUNTY):
        raised = (await lines_of(dossier))[1]
    await raise_amounts([raised])
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["fen"], made["left_out"]) == (3, 15_000, {"金额高于公示金额": 1})
    assert await pay_states(dossier) == ["requested", "none", "requested", "requested"]
    assert dict(await claim_states())[raised] == "released"
    async with county_session(COUNTY):
        reason = await fetch_value("SELECT reason FROM payment_check WHERE line_id = $1", raised)
    assert "高于公示金额" in reason


async def test_when_all_are_raised_nothing_is_asked_for_and_nothing_stays_reserved(
    world, dossier: int
) -> None:
    await compare(dossier)
    async with county_session(COUNTY):
        lines = await lines_of(dossier)
    await raise_amounts(lines)
    ended = await ask_payment(dossier, state="failed")
    assert "金额高于公示金额 4 条" in ended["error"]
    assert await pay_states(dossier) == ["none"] * 4
    assert {state for _, state in await claim_states()} == {"released"}
    async with platform_session():
        assert await orphan_claims(COUNTY) == []
