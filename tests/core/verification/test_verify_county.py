"""Every corruption that is planted behind the application's back is found by exactly the rules that speak of it."""

from __future__ import annotations

import pytest

from core.claims import confirm_claims, reserve_claims, wanted_claims
from core.database import fetch
from core.payments.void_payments import void_payments
from core.verification.verify_county import RULES, verify_county
from tenants import county_session, platform_session
from tests.factories.payments import (
    UNIT_OPERATOR,
    in_flight,
    linked_dossier,
    make_indicator,
    payments_of,
    receive,
    request,
    result,
)
from tests.factories.workflow import COUNTY


@pytest.fixture
async def county(province) -> str:
    """A month with everything in it: paid, failed, returned, stopped, in flight, and lines that wait."""
    async with county_session(COUNTY):
        pair = [await make_indicator(27_000), await make_indicator(900_000, number=2)]
        paid = await linked_dossier(6, indicators=pair)
        voucher = await in_flight(paid)
        one, two, three, four, five, _ = await payments_of(voucher)
        await receive(voucher, *(result(each) for each in (one, two, three)))
        await receive(voucher, result(three, "returned"), result(four, "failed"), result(five, "failed"))
        await void_payments([five["id"]], UNIT_OPERATOR, "账户已注销")
        drafted = await linked_dossier(2, indicators=[pair[1]], batch=2)
        await request(drafted)
        await linked_dossier(2, indicators=[pair[1]], batch=3)
        rows = await fetch("SELECT id FROM line WHERE pay_status NOT IN ('none', 'stopped')")
        wants = await wanted_claims([row["id"] for row in rows])
    async with platform_session():
        # Batch 2 is of the same people's month in this test only by period, so every line claims for itself.
        assert await reserve_claims(COUNTY, wants) == []
        await confirm_claims(COUNTY, [want.line_id for want in wants])
    return COUNTY


async def broken(county: str) -> set[str]:
    return {rule.name for rule in await verify_county(county) if not rule.ok}


async def test_an_honest_county_passes_every_rule(county: str) -> None:
    results = await verify_county(county)
    assert {rule.name: rule.detail for rule in results if not rule.ok} == {}
    assert len(results) == len(RULES) + 1
    assert {rule.county for rule in results} == {COUNTY}
    assert sum(rule.difference_fen for rule in results) == 0


SEALED = "l.status = 'moving' AND l.hash_version > 0"
CORRUPTIONS = {
    "a ledger entry is changed": (
        "UPDATE ledger_entry SET fen = fen + 1 WHERE id = (SELECT max(id) FROM ledger_entry WHERE movement = 'reserve')",
        {"ledger_matches_indicators"},
    ),
    "a payment in the ledger is removed": (
        "DELETE FROM ledger_entry WHERE id = (SELECT min(id) FROM ledger_entry WHERE movement = 'pay')",
        {"ledger_matches_indicators", "ledger_matches_bank"},
    ),
    "an indicator has more reserved": (
        "UPDATE indicator SET reserved_fen = reserved_fen + 1 WHERE id = 2",
        {"ledger_matches_indicators", "indicators_match_lines"},
    ),
    "a voucher has a fen more": (
        "UPDATE voucher SET fen = fen + 1 WHERE state = 'drafted'",
        {"vouchers_match_payments", "requests_match_vouchers"},
    ),
    "a signed voucher has another message id": (
        "UPDATE voucher SET message_id = 'x' WHERE state = 'sent'",
        {"signatures_hold"},
    ),
    "a signature is by somebody else": (
        "UPDATE voucher SET checker_id = 99 WHERE checker_id IS NOT NULL",
        {"signatures_hold"},
    ),
    "a request has more people": (
        "UPDATE payment_request SET people = people + 1 WHERE id = 1",
        {"requests_match_vouchers"},
    ),
    "a failed payment is called paid": (
        "UPDATE payment SET state = 'paid' WHERE state = 'failed';"
        " UPDATE line SET pay_status = 'paid' WHERE pay_status = 'failed'",
        {"payments_match_bank", "indicators_match_lines"},
    ),
    "a bank result has another amount": (
        "UPDATE bank_result SET amount_fen = amount_fen - 1 WHERE id = 1",
        {"payments_match_bank", "ledger_matches_bank"},
    ),
    "a bank result is removed": (
        "DELETE FROM bank_result WHERE id = 1",
        {"payments_match_bank", "ledger_matches_bank"},
    ),
    "a line's funding is short": (
        "UPDATE line_funding SET fen = fen - 1 WHERE (line_id, indicator_id) = (SELECT line_id, indicator_id"
        " FROM line_funding ORDER BY line_id DESC LIMIT 1)",
        {"funding_matches_lines", "indicators_match_lines"},
    ),
    "a line is shown as waiting though it was paid": (
        "UPDATE line SET pay_status = 'requested' WHERE id = (SELECT min(id) FROM line WHERE pay_status = 'paid')",
        {"issued_is_accounted_for", "indicators_match_lines"},
    ),
    "an account is exchanged after approval": (
        "UPDATE line SET account_digest = sha256('thief') WHERE id = (SELECT max(id) FROM line)",
        {"hashes_hold"},
    ),
    "an amount is raised after approval": (
        "UPDATE line SET amount_fen = amount_fen + 1 WHERE id = (SELECT max(id) FROM line)",
        {"hashes_hold", "funding_matches_lines"},
    ),
    "a seal's line is removed": (
        "DELETE FROM seal_line WHERE (seal_id, line_id) = (SELECT seal_id, line_id FROM seal_line ORDER BY 1 DESC, 2 DESC LIMIT 1)",
        {"seals_hold"},
    ),
    "a seal's root is exchanged": ("UPDATE seal SET root_digest = sha256('x') WHERE id = 1", {"seals_hold"}),
    "what was publicised is lowered with its seal": (
        "UPDATE seal_line k SET amount_fen = 1, amount_hash = sha256(d.salt || l.id_digest || convert_to(l.claim_item, 'UTF8')"
        " || int8send(1)) FROM line l JOIN dossier d ON d.id = l.dossier_id, seal s WHERE l.id = k.line_id AND s.id = k.seal_id"
        " AND s.purpose = 'publicity' AND l.id = 1;"
        " UPDATE seal s SET fen = k.fen, root_digest = k.root FROM (SELECT seal_id, sum(amount_fen) AS fen,"
        " sha256(string_agg(amount_hash, ''::bytea ORDER BY amount_hash)) AS root FROM seal_line GROUP BY seal_id) k"
        " WHERE k.seal_id = s.id",
        {"signed_was_publicised"},
    ),
    "a line is paid a second time": (
        "DROP INDEX payment_alive; DROP INDEX payment_reissue_once;"
        " INSERT INTO payment (voucher_id, line_id, dossier_id, amount_fen, payee_name, account_cipher, bank_code, amount_hash,"
        " payee_hash, state, created_at) SELECT voucher_id, line_id, dossier_id, amount_fen, payee_name, account_cipher, bank_code,"
        " amount_hash, payee_hash, 'drafted', created_at FROM payment WHERE state = 'drafted' ORDER BY id LIMIT 1",
        {"one_living_payment", "attempts_are_chained", "vouchers_match_payments"},
    ),
}


_UNGUARDED = """
DO $$ DECLARE guard record; BEGIN
    FOR guard IN
        SELECT conrelid::regclass AS owner, format('DROP CONSTRAINT %I', conname) AS change FROM pg_constraint
        WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace
        UNION ALL
        SELECT t.tgrelid::regclass, format('DISABLE TRIGGER %I', t.tgname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('ALTER TABLE %s %s', guard.owner, guard.change);
    END LOOP;
END $$
"""
"""Takes foreign keys and triggers away, as the owner of the tables may do: what is planted has to be found without them."""


@pytest.mark.parametrize("name", CORRUPTIONS)
async def test_a_corruption_is_found(county: str, province, name: str) -> None:
    statements, expected = CORRUPTIONS[name]
    owner = await province.owner("east")
    await owner.execute(f"SET search_path TO c{COUNTY}")
    await owner.execute(_UNGUARDED)
    await owner.execute(statements)
    await owner.close()
    found = {rule.name: rule for rule in await verify_county(county) if not rule.ok}
    assert found.keys() == expected, {name: rule.detail for name, rule in found.items()}
    assert all("不符" in rule.detail for rule in found.values())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claim SET state = 'released' WHERE line_id = (SELECT min(line_id) FROM claim)",
        "UPDATE claim SET state = 'reserved' WHERE line_id = (SELECT min(line_id) FROM claim)",
        "UPDATE claim SET line_id = 999999 WHERE line_id = (SELECT min(line_id) FROM claim)",
        "DELETE FROM claim WHERE line_id = (SELECT min(line_id) FROM claim)",
    ],
)
async def test_a_corruption_of_the_claims_is_found(county: str, province, statement: str) -> None:
    owner = await province.owner("main")
    await owner.execute(f"SET search_path TO platform; {statement}")
    await owner.close()
    assert await broken(county) == {"claims_match_lines"}


async def test_the_difference_is_named_in_fen(county: str, province) -> None:
    owner = await province.owner("east")
    await owner.execute(f"UPDATE c{COUNTY}.indicator SET paid_fen = paid_fen + 123 WHERE id = 2")
    await owner.close()
    results = {rule.name: rule for rule in await verify_county(county)}
    assert results["ledger_matches_indicators"].difference_fen == 123
    assert "云财社〔2023〕2号" in results["ledger_matches_indicators"].detail


async def test_verifying_changes_nothing_and_knows_no_other_county(county: str) -> None:
    assert {rule.name for rule in await verify_county("530425") if not rule.ok} == set()
