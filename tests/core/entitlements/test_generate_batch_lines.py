"""The next period's lines come from the entitlements, once, checked like any list."""

import asyncio
from datetime import date

import pytest

import core.entitlements.jobs  # noqa: F401 - registers the jobs
from core.catalogue.close_batch import close_batch
from core.database import fetch, fetch_row, fetch_value
from core.entitlements.end_entitlement import end_entitlement
from core.entitlements.request_generation import request_generation
from core.entitlements.request_granting import request_granting
from core.entitlements.suspend_entitlement import suspend_entitlement
from core.jobs import run_job
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.recipients.switch_recipient import switch_recipient
from tenants import county_session
from tests.factories.applications import household_row, row
from tests.factories.catalogue import opened_batch
from tests.factories.entitlements import (
    COUNTY_OPERATOR,
    finish,
    generated,
    granted,
    granted_to,
    paid_batch,
    stored_lines,
)
from tests.factories.officials import official
from tests.factories.recipients import COUNTY, OPERATOR, confirmed_account, created_recipient


async def _lines(batch):
    async with county_session(COUNTY, read_only=True):
        return await fetch("SELECT * FROM line WHERE batch_id = $1 ORDER BY id", batch.id)


async def test_a_paid_month_becomes_the_next_one(province) -> None:
    may_batch = await paid_batch([row(n) for n in range(1, 31)])
    first = await granted(may_batch)
    assert (first.granted, first.updated, first.accounts) == (30, 0, 30)
    june = await opened_batch(period="202306")
    made = await generated(june)
    assert (made.lines, made.valid, made.abnormal, made.present, made.disabled) == (30, 30, 0, 0, 0)
    old, new = await _lines(may_batch), await _lines(june)
    assert {line["id_digest"]: (line["name"], line["account_digest"]) for line in old} == {
        line["id_digest"]: (line["name"], line["account_digest"]) for line in new
    }
    assert {line["channel"] for line in new} == {"entitlement"}
    assert all(line["recipient_id"] for line in [*old, *new])


async def test_sealed_fields_open_in_their_new_place(province) -> None:
    may_batch = await paid_batch(
        [row(1, payee_name="李小花", payee_id_number=row(9)["id_number"], payee_relation="夫妻")]
    )
    await granted(may_batch)
    june = await opened_batch(period="202306")
    await generated(june)
    [line] = await _lines(june)
    async with county_session(COUNTY, read_only=True) as session:
        opened = {
            column: session.cipher.open(line[column], "line", column, line["id"])
            for column in ("id_cipher", "phone_cipher", "payee_id_cipher", "account_cipher")
        }
    assert opened == {
        "id_cipher": row(1)["id_number"],
        "phone_cipher": "13800000000",
        "payee_id_cipher": row(9)["id_number"],
        "account_cipher": row(1)["account"],
    }
    assert (line["payee_name"], line["payee_relation"]) == ("李小花", "夫妻")


async def test_households_keep_members_and_amount(province) -> None:
    may_batch = await paid_batch([household_row(n) for n in (1, 2, 3)], programme="minimum_living")
    result = await granted(may_batch)
    assert (result.granted, result.members) == (3, 3)
    june = await opened_batch(programme="minimum_living", period="202306")
    await generated(june)
    assert [(line["declared_fen"], line["member_count"]) for line in await _lines(june)] == [(62000, 2)] * 3
    async with county_session(COUNTY, read_only=True):
        members = await fetch(
            "SELECT relation FROM line_member JOIN line ON id = line_id WHERE batch_id = $1", june.id
        )
    assert len(members) == 3


async def test_repeating_and_two_at_once_double_nothing(province) -> None:
    await granted(await paid_batch([row(n) for n in range(1, 21)]))
    june = await opened_batch(period="202306")
    one, other = await asyncio.gather(generated(june), generated(june))
    assert sorted([one.lines, other.lines]) == [0, 20]
    again = await generated(june)
    assert (again.lines, again.present) == (0, 20)
    assert len(await _lines(june)) == 20


async def test_granting_again_changes_nothing_and_a_newer_line_is_followed(province) -> None:
    may_batch = await paid_batch([household_row(1), household_row(2)], programme="minimum_living")
    await granted(may_batch)
    assert (await granted(may_batch)).unchanged == 2
    raised = [household_row(1, amount_yuan="700.00"), household_row(2), household_row(3)]
    june = await paid_batch(raised, programme="minimum_living", period="202306")
    result = await granted(june)
    assert (result.granted, result.updated, result.unchanged) == (1, 1, 1)
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT sum(amount_fen)::bigint FROM entitlement") == 70000 + 62000 + 62000
    # A repeated job of the older month must not bring the old amount back.
    assert (await granted(may_batch)).updated == 0


async def test_only_finished_dossiers_grant_and_struck_out_lines_do_not(province) -> None:
    batch = await opened_batch()
    lines = await stored_lines(batch, [row(1), row(2), row(3)])
    with pytest.raises(Conflict) as refused:
        await granted(batch)
    assert refused.value.code == "entitlement.nothing"
    await finish(batch, lines)
    async with county_session(COUNTY):
        await fetch("UPDATE line SET pay_status = 'stopped' WHERE id = $1", lines[0])
        await fetch("UPDATE line SET status = 'void', pay_status = 'none' WHERE id = $1", lines[1])
    assert (await granted(batch)).granted == 1


async def test_without_a_reviewer_the_account_waits_and_the_line_is_abnormal(province) -> None:
    """Nobody else is paid instead (L1, L33): the line says what is missing."""
    batch = await opened_batch()
    await finish(batch, await stored_lines(batch, [row(1)]), reviewer=None)
    await granted(batch)
    june = await opened_batch(period="202306")
    made = await generated(june)
    assert (made.valid, made.abnormal) == (0, 1)
    [line] = await _lines(june)
    async with county_session(COUNTY, read_only=True):
        findings = await fetch("SELECT rule_code, remedy FROM finding WHERE line_id = $1", line["id"])
    assert line["account_cipher"] is None
    assert {"account.missing"} <= {finding["rule_code"] for finding in findings}


async def test_who_is_due_in_a_period(province) -> None:
    ids = []
    for number in range(1, 7):
        recipient_id = await created_recipient(number)
        await confirmed_account(recipient_id, f"62101700{number:011d}")
        ids.append(recipient_id)
    started_later = await granted_to(ids[0], starts_on=date(2023, 7, 1))
    ended_before = await granted_to(ids[1], starts_on=date(2023, 1, 1))
    ended_within = await granted_to(ids[2], starts_on=date(2023, 1, 1))
    suspended = await granted_to(ids[3])
    disabled = await granted_to(ids[4])
    await granted_to(ids[5], stops_on=date(2023, 6, 1))
    async with county_session(COUNTY):
        await end_entitlement(ended_before, COUNTY_OPERATOR, stops_on=date(2023, 5, 31), basis="死亡")
        await end_entitlement(ended_within, COUNTY_OPERATOR, stops_on=date(2023, 6, 10), basis="死亡")
        await suspend_entitlement(suspended, COUNTY_OPERATOR, basis="待核查")
        await switch_recipient(ids[4], OPERATOR, enabled=False, reason="死亡")
    june = await opened_batch(period="202306")
    made = await generated(june)
    assert (made.lines, made.disabled) == (2, 1)
    assert {line["recipient_id"] for line in await _lines(june)} == {ids[2], ids[5]}
    async with county_session(COUNTY):
        await end_entitlement(suspended, COUNTY_OPERATOR, stops_on=date(2023, 6, 30), basis="取消")
    assert (await generated(june)).lines == 0, "who was suspended until the end stays unpaid"
    july = await opened_batch(period="202307")
    await generated(july)
    assert {line["recipient_id"] for line in await _lines(july)} == {ids[0]}
    assert started_later and disabled


async def test_a_township_generates_its_own_villages(province) -> None:
    await granted(await paid_batch([row(1), row(2, township="河西镇", village="石山嘴村民委员会")]))
    june = await opened_batch(period="202306")
    with pytest.raises(NotAllowed):
        await generated(june, by=OPERATOR, entry="county")
    assert (await generated(june, by=OPERATOR, entry="township")).lines == 1
    [line] = await _lines(june)
    assert (line["entry"], line["township_code"]) == ("township", "530423101000")
    with pytest.raises(NotAllowed):
        await generated(june, by=official("county_reviewer", COUNTY))
    with pytest.raises(Invalid):
        await generated(june, entry="citizen")


async def test_a_closed_batch_and_an_empty_county_generate_nothing(province) -> None:
    june = await opened_batch(period="202306")
    with pytest.raises(Conflict) as refused:
        await generated(june)
    assert refused.value.code == "entitlement.nothing_due"
    async with county_session(COUNTY):
        await close_batch(june.id, COUNTY_OPERATOR)
    with pytest.raises(Conflict) as refused:
        await generated(june)
    assert refused.value.code == "batch.closed"


async def test_both_jobs_run_and_report(province) -> None:
    may_batch = await paid_batch([row(n) for n in (1, 2, 3)])
    june = await opened_batch(period="202306")
    async with county_session(COUNTY):
        granting = await request_granting(may_batch.id, COUNTY_OPERATOR)
        assert await request_granting(may_batch.id, COUNTY_OPERATOR) == granting
    await run_job(COUNTY, granting)
    async with county_session(COUNTY):
        generation = await request_generation(june.id, COUNTY_OPERATOR, entry="county")
        with pytest.raises(NotAllowed):
            await request_generation(june.id, OPERATOR, entry="county")
    await run_job(COUNTY, generation)
    async with county_session(COUNTY, read_only=True):
        row_of = await fetch_row("SELECT state, result FROM job WHERE id = $1", generation)
    assert (row_of["state"], row_of["result"]["lines"]) == ("done", 3)
