"""云南农信 over real HTTPS: sending once and again, receipts, reasons, and what comes of each fault.

What these tests guard: a batch whose fate is unknown can be sent again and again, also across a restart of the bank,
and the payees get their money exactly once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.kernel.errors import Unavailable
from core.kernel.ids import new_uuid
from core.plugin_api import LineResultStatus, Outside, PartyRefused, ReceiptStatus, SendStatus
from core.plugin_host import bank
from ops.simulators.launch import Simulator, start_bank
from ops.simulators.secrets import ensure_secrets
from tests.factories.outside import (
    ACCOUNT_COLUMNS,
    PAYER_COLUMNS,
    PAYER_ROWS,
    connected,
    control,
    deposit,
    instruction,
    set_faults,
    write_rows,
)

GOOD = "6231900000000000001"
OTHER_GOOD = "6231900000000000002"
FAILING = {
    "closed": ("0102", "账户已销户"),
    "frozen": ("0103", "冻结"),
    "dormant": ("0105", "睡眠户"),
    "lost": ("0106", "挂失"),
    "inactive": ("0107", "未激活"),
    "limit": ("0108", "限额"),
}


def accounts() -> list[dict[str, str]]:
    good = [{"account": number, "name": "王秀英", "status": "normal"} for number in (GOOD, OTHER_GOOD)]
    bad = [{"account": f"acct-{status}", "name": "王秀英", "status": status} for status in FAILING]
    late = [
        {"account": f"acct-{status}", "name": "王秀英", "status": status} for status in ("pending", "returns")
    ]
    return good + bad + late


def entry(simulator: Simulator, data: Path) -> dict[str, dict[str, Any]]:
    return {
        "rural_credit": {
            "url": f"{simulator.url}/rural_credit",
            "ca_file": simulator.ca_file,
            "secret": ensure_secrets(data)["rural_credit"],
        }
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("bank")
    write_rows(data / "accounts.csv", ACCOUNT_COLUMNS, accounts())
    write_rows(data / "payers.csv", PAYER_COLUMNS, PAYER_ROWS)
    return data


@pytest.fixture(scope="module")
def running(folder) -> Iterator[dict[str, dict[str, Any]]]:
    simulator = start_bank(folder)
    yield entry(simulator, folder)
    assert simulator.stop() == 0


@pytest.fixture
async def parties(running) -> AsyncIterator[dict[str, dict[str, Any]]]:
    yield running
    await set_faults(running, "rural_credit")


@pytest.fixture
async def outside(parties) -> AsyncIterator[Outside]:
    async with connected(parties["rural_credit"]) as connection:
        yield connection


@pytest.fixture
def message_id() -> str:
    return str(new_uuid())


def channel():
    return bank("rural_credit")


async def credited(parties, account=GOOD) -> int:
    return (await control(parties, "rural_credit", "GET", f"accounts/{account}"))["credited_fen"]


async def test_a_batch_is_paid(parties, outside, message_id):
    before = await credited(parties)
    sent = await channel().send(instruction(message_id, deposit("line-1", GOOD, 5_001)), outside)
    assert sent.status is SendStatus.ACCEPTED
    assert sent.bank_reference
    receipt = await channel().receipt(message_id, outside)
    assert receipt.status is ReceiptStatus.FINISHED
    assert receipt.bank_reference == sent.bank_reference
    (result,) = receipt.results
    assert (result.line_key, result.status, result.amount_fen) == ("line-1", LineResultStatus.PAID, 5_001)
    assert result.reason == result.reason_code == ""
    assert result.bank_serial
    assert result.happened_at.tzinfo is not None
    assert await credited(parties) == before + 5_001


async def test_the_same_message_twice_pays_once(parties, outside, message_id):
    voucher = instruction(message_id, deposit("line-1", GOOD))
    before = await credited(parties)
    first = await channel().send(voucher, outside)
    second = await channel().send(voucher, outside)
    assert first == second
    assert await credited(parties) == before + 5_000
    assert len((await channel().receipt(message_id, outside)).results) == 1


async def test_the_same_message_across_a_restart_pays_once(tmp_path, message_id):
    write_rows(tmp_path / "accounts.csv", ACCOUNT_COLUMNS, accounts())
    write_rows(tmp_path / "payers.csv", PAYER_COLUMNS, PAYER_ROWS)
    voucher = instruction(message_id, deposit("line-1", GOOD))
    answers = []
    for _ in range(2):
        simulator = start_bank(tmp_path)
        try:
            parties = entry(simulator, tmp_path)
            async with connected(parties["rural_credit"]) as outside:
                answers.append(await channel().send(voucher, outside))
                receipt = await channel().receipt(message_id, outside)
            assert await credited(parties) == 5_000
        finally:
            simulator.stop()
    assert answers[0] == answers[1]
    assert [result.status for result in receipt.results] == [LineResultStatus.PAID]


@pytest.mark.parametrize(
    "fault",
    [{"lost_response": True}, {"wrong": "signature"}, {"wrong": "shape"}, {"wrong": "stranger"}],
    ids=str,
)
async def test_an_answer_lost_after_acceptance_then_a_retry_pays_once(parties, outside, message_id, fault):
    voucher = instruction(message_id, deposit("line-1", GOOD))
    before = await credited(parties)
    await set_faults(parties, "rural_credit", **fault, times=1)
    with pytest.raises(Unavailable):
        await channel().send(voucher, outside)
    assert await credited(parties) == before + 5_000, "the bank had taken it"
    assert (await channel().send(voucher, outside)).status is SendStatus.ACCEPTED
    assert await credited(parties) == before + 5_000


@pytest.mark.parametrize("fault", [{"down": True}, {"drop": True}], ids=str)
async def test_a_message_that_never_arrived_is_unknown_and_can_be_sent(parties, outside, message_id, fault):
    voucher = instruction(message_id, deposit("line-1", GOOD))
    await set_faults(parties, "rural_credit", **fault, times=1)
    with pytest.raises(Unavailable):
        await channel().send(voucher, outside)
    assert (await channel().receipt(message_id, outside)).status is ReceiptStatus.UNKNOWN
    assert (await channel().send(voucher, outside)).status is SendStatus.ACCEPTED


async def test_a_time_out_is_unavailable(parties, message_id):
    await set_faults(parties, "rural_credit", slow_ms=60_000, times=1)
    async with connected(parties["rural_credit"], timeout_seconds=0.3) as outside:
        with pytest.raises(Unavailable) as refusal:
            await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
    assert refusal.value.code == "outside.timeout"


async def test_another_content_under_a_used_message_id_is_refused_and_moves_nothing(
    parties, outside, message_id
):
    voucher = instruction(message_id, deposit("line-1", GOOD))
    await channel().send(voucher, outside)
    before = await credited(parties)
    with pytest.raises(PartyRefused) as refusal:
        await channel().send(instruction(message_id, deposit("line-1", GOOD, 9_900)), outside)
    assert not refusal.value.retryable
    assert await credited(parties) == before


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"total_fen": 4_999}, "总额"),
        ({"checker_signature": ""}, "签章"),
        ({"checker_signature": "maker-signature"}, "相同"),
        ({"payer_account": "240053042311900999"}, "付款账户不存在"),
        ({"payer_name": "通海县财政局"}, "付款账户户名不符"),
    ],
)
async def test_a_batch_that_does_not_hold_together_is_refused_as_a_whole(
    parties, outside, message_id, changes, reason
):
    before = await credited(parties)
    voucher = instruction(message_id, deposit("line-1", GOOD), **changes)
    sent = await channel().send(voucher, outside)
    assert sent.status is SendStatus.REFUSED
    assert reason in sent.reason
    assert await channel().send(voucher, outside) == sent
    assert await credited(parties) == before


async def test_a_line_twice_in_a_batch_is_refused(outside, message_id):
    sent = await channel().send(
        instruction(message_id, deposit("a", GOOD), deposit("a", OTHER_GOOD)), outside
    )
    assert (sent.status, "重复" in sent.reason) == (SendStatus.REFUSED, True)


@pytest.mark.parametrize("status", FAILING)
async def test_each_account_status_fails_with_its_reason(parties, outside, message_id, status):
    account = f"acct-{status}"
    await channel().send(instruction(message_id, deposit("bad", account), deposit("good", GOOD)), outside)
    receipt = await channel().receipt(message_id, outside)
    results = {result.line_key: result for result in receipt.results}
    assert receipt.status is ReceiptStatus.FINISHED
    assert results["good"].status is LineResultStatus.PAID
    code, words = FAILING[status]
    assert (results["bad"].status, results["bad"].reason_code) == (LineResultStatus.FAILED, code)
    assert words in results["bad"].reason
    assert await credited(parties, account) == 0


async def test_other_name_and_no_such_account(parties, outside, message_id):
    voucher = instruction(message_id, deposit("name", GOOD, name="王秀荣"), deposit("none", "9999"))
    await channel().send(voucher, outside)
    results = {result.line_key: result for result in (await channel().receipt(message_id, outside)).results}
    assert (results["name"].reason_code, results["none"].reason_code) == ("0104", "0101")
    assert "户名不一致" in results["name"].reason


async def test_a_waiting_credit_keeps_the_batch_in_flight_until_the_account_is_mended(
    folder, outside, message_id
):
    await channel().send(
        instruction(message_id, deposit("late", "acct-pending"), deposit("now", GOOD)), outside
    )
    receipt = await channel().receipt(message_id, outside)
    assert receipt.status is ReceiptStatus.PROCESSING
    assert [result.line_key for result in receipt.results] == ["now"]
    mended = [row | {"status": "normal"} if row["account"] == "acct-pending" else row for row in accounts()]
    write_rows(folder / "accounts.csv", ACCOUNT_COLUMNS, mended)
    receipt = await channel().receipt(message_id, outside)
    write_rows(folder / "accounts.csv", ACCOUNT_COLUMNS, accounts())
    assert receipt.status is ReceiptStatus.FINISHED
    assert {result.line_key for result in receipt.results} == {"now", "late"}


async def test_money_that_comes_back_by_itself(parties, outside, message_id):
    await channel().send(instruction(message_id, deposit("line-1", "acct-returns")), outside)
    first = await channel().receipt(message_id, outside)
    second = await channel().receipt(message_id, outside)
    third = await channel().receipt(message_id, outside)
    assert [result.status for result in first.results] == [LineResultStatus.PAID]
    assert [result.status for result in second.results] == [LineResultStatus.PAID, LineResultStatus.RETURNED]
    assert second.results == third.results, "it comes back once"
    assert second.results[0] == first.results[0]
    assert second.results[1].bank_serial != first.results[0].bank_serial
    assert second.results[1].reason_code == "0201"


async def test_a_late_return_after_the_batch_was_finished(parties, outside, message_id):
    await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
    assert (await channel().receipt(message_id, outside)).status is ReceiptStatus.FINISHED
    body = {"msg_id": message_id, "line_id": "line-1"}
    await control(parties, "rural_credit", "POST", "returns", body)
    with pytest.raises(httpx.HTTPStatusError):
        await control(parties, "rural_credit", "POST", "returns", body)
    receipt = await channel().receipt(message_id, outside)
    assert [result.status for result in receipt.results] == [LineResultStatus.PAID, LineResultStatus.RETURNED]
    assert {result.amount_fen for result in receipt.results} == {5_000}


async def test_repeated_results_keep_their_serial(parties, outside, message_id):
    await channel().send(instruction(message_id, deposit("a", GOOD), deposit("b", OTHER_GOOD)), outside)
    await set_faults(parties, "rural_credit", duplicate=True, out_of_order=True)
    results = (await channel().receipt(message_id, outside)).results
    assert [result.line_key for result in results] == ["b", "b", "a", "a"]
    assert len({result.bank_serial for result in results}) == 2


async def test_partial_and_delayed_results_are_in_flight_and_arrive(parties, outside, message_id):
    deposits = [deposit(f"line-{number}", GOOD, 1) for number in range(200)]
    await channel().send(instruction(message_id, *deposits), outside)
    await set_faults(parties, "rural_credit", partial=1.0, times=1)
    delayed = await channel().receipt(message_id, outside)
    assert (delayed.status, delayed.results) == (ReceiptStatus.PROCESSING, ())
    await set_faults(parties, "rural_credit", partial=0.3, times=1)
    partial = await channel().receipt(message_id, outside)
    assert partial.status is ReceiptStatus.PROCESSING
    assert 0 < len(partial.results) < 200
    whole = await channel().receipt(message_id, outside)
    assert (whole.status, len(whole.results)) == (ReceiptStatus.FINISHED, 200)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"checksum": True}, "bank.checksum"),
        ({"wrong": "signature"}, "outside.signature"),
        ({"wrong": "json"}, "outside.malformed"),
        ({"wrong": "stranger"}, "bank.wrong_message"),
        ({"down": True}, "outside.busy"),
        ({"drop": True}, "outside.unreachable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_receipt_that_cannot_be_trusted_is_dropped(parties, outside, message_id, fault, code):
    await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
    await set_faults(parties, "rural_credit", **fault, times=1)
    with pytest.raises(Unavailable) as refusal:
        await channel().receipt(message_id, outside)
    assert refusal.value.code == code
    assert len((await channel().receipt(message_id, outside)).results) == 1


async def test_a_tampered_request_moves_nothing(parties, message_id):
    before = await credited(parties)
    voucher = instruction(message_id, deposit("line-1", GOOD))
    async with connected(parties["rural_credit"], secret="guessed") as outside:
        with pytest.raises(Unavailable) as refusal:
            await channel().send(voucher, outside)
    assert refusal.value.code == "outside.signature"

    async def raise_the_amount(request: httpx.Request) -> None:
        altered = request.content.replace(b"50.00", b"90.00")
        request.stream = httpx.ByteStream(altered)
        request.headers["content-length"] = str(len(altered))

    async with connected(parties["rural_credit"]) as outside:
        outside.client.event_hooks["request"].append(raise_the_amount)
        with pytest.raises(PartyRefused):
            await channel().send(voucher, outside)
    assert await credited(parties) == before


async def test_a_replayed_request_is_refused(parties, message_id):
    kept: list[httpx.Request] = []

    async def keep(request: httpx.Request) -> None:
        kept.append(request)

    async with connected(parties["rural_credit"]) as outside:
        outside.client.event_hooks["request"].append(keep)
        await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
        outside.client.event_hooks["request"].clear()
        replay = kept[0]
        response = await outside.client.post(
            "payments/8207", content=replay.content, headers=dict(replay.headers)
        )
    assert response.status_code == 401


async def test_a_certificate_of_somebody_else_is_not_trusted(parties, tmp_path, message_id):
    other = start_bank(tmp_path)
    try:
        foreign = parties["rural_credit"] | {"ca_file": other.ca_file}
        async with connected(foreign) as outside:
            with pytest.raises(Unavailable) as refusal:
                await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
    finally:
        other.stop()
    assert refusal.value.code == "outside.unreachable"
    assert "CERTIFICATE_VERIFY_FAILED" in str(refusal.value.__cause__)


async def test_plain_http_is_not_used(message_id):
    async with httpx.AsyncClient(base_url="http://127.0.0.1:1/rural_credit") as client:
        outside = Outside(client, b"secret")
        with pytest.raises(PartyRefused):
            await channel().send(instruction(message_id, deposit("line-1", GOOD)), outside)
        with pytest.raises(PartyRefused):
            await channel().receipt(message_id, outside)
