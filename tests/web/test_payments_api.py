"""Money over HTTP: from the indicator to the bank's result, by the posts that may, once for each key."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from python_calamine import CalamineWorkbook

from core.database import current_session, execute, fetch, fetch_value
from core.jobs import run_job
from core.kernel.settings import settings
from core.workflow import gates
from ops.simulators.launch import RunningSimulators, start_simulators
from tenants import county_session
from tests.factories.accounts import PIN
from tests.factories.applications import add_batch, import_rows, row
from tests.factories.officials import official
from tests.factories.outside import (
    ACCOUNT_COLUMNS,
    INDICATOR_COLUMNS,
    PAYER_COLUMNS,
    PAYER_ROWS,
    PEOPLE_COLUMNS,
    indicator_row,
    write_rows,
)
from tests.factories.payments import (
    approve_batch,
    approved_dossier,
    fund,
    linked_dossier,
    make_indicator,
    pass_checks,
)
from tests.factories.workflow import COUNTY

BASE = f"/api/v1/counties/{COUNTY}"
UNIT = "119001"
_keys = (f"key-of-a-test-{number:04d}" for number in itertools.count(1))


@pytest.fixture(autouse=True)
def own_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories; the gates of money are real."""
    money = {"indicator_link", "payment_request", "payment"}
    monkeypatch.setattr(
        gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
    )


@pytest.fixture(scope="module")
def simulators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, RunningSimulators]]:
    data = tmp_path_factory.mktemp("simulators")
    for name, columns in (
        ("people", PEOPLE_COLUMNS),
        ("accounts", ACCOUNT_COLUMNS),
        ("indicators", INDICATOR_COLUMNS),
    ):
        write_rows(data / f"{name}.csv", columns, [])
    write_rows(data / "payers.csv", PAYER_COLUMNS, PAYER_ROWS)
    with start_simulators(data) as running:
        yield data, running


@pytest.fixture
async def outside(
    province, simulators: tuple[Path, RunningSimulators], tmp_path: Path
) -> AsyncIterator[Path]:
    """The data folder of outside parties that the platform reaches by its settings."""
    data, running = simulators
    running.write_outside_file(tmp_path / "outside.json")
    os.environ["YKT_OUTSIDE_FILE"] = str(tmp_path / "outside.json")
    settings.cache_clear()
    yield data
    del os.environ["YKT_OUTSIDE_FILE"]
    settings.cache_clear()


@pytest.fixture
async def operator(browser) -> httpx.AsyncClient:
    return await browser("unit_finance_operator", COUNTY, budget_unit=UNIT, pin=PIN)


@pytest.fixture
async def reviewer(browser) -> httpx.AsyncClient:
    return await browser("unit_finance_reviewer", COUNTY, budget_unit=UNIT, pin=PIN)


async def call(
    client: httpx.AsyncClient, path: str, body: dict, *, status: int = 200, key: bool = True
) -> dict:
    headers = {"Idempotency-Key": next(_keys)} if key else {}
    answer = await client.post(f"{BASE}{path}", json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else {}


async def finish(answer: dict) -> None:
    for job in answer.get("job_ids", [answer.get("job_id")]):
        assert await run_job(COUNTY, job) == "done"


async def shown(client: httpx.AsyncClient, path: str, **query: object) -> dict:
    answer = await client.get(f"{BASE}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def tell_outside(data: Path, dossier: int, broken: int, *, new_card: str = "") -> None:
    """The registries and the bank know the payees of a dossier; the account of line `broken` is closed.

    With `new_card` its payee has got that card meanwhile.
    """
    cipher = current_session().cipher
    people, book = [], []
    for line in await fetch(
        "SELECT id, name, id_cipher, account_cipher FROM line WHERE dossier_id = $1", dossier
    ):
        account = cipher.open(line["account_cipher"], "line", "account_cipher", line["id"])
        people.append(
            {
                "id_number": cipher.open(line["id_cipher"], "line", "id_cipher", line["id"]),
                "name": line["name"],
                "card": new_card if new_card and line["id"] == broken else account,
                "bank_code": "YNRCC",
                "bank_name": "云南省农村信用社",
                "card_status": "normal",
                "financial_active": "1",
            }
        )
        status = "closed" if line["id"] == broken else "normal"
        book.append({"account": account, "name": line["name"], "bank_code": "YNRCC", "status": status})
        if new_card and line["id"] == broken:
            book.append({"account": new_card, "name": line["name"], "bank_code": "YNRCC", "status": "normal"})
    write_rows(data / "people.csv", PEOPLE_COLUMNS, people)
    write_rows(data / "accounts.csv", ACCOUNT_COLUMNS, book)
    indicator = indicator_row("BGT-API", budget_unit_code=UNIT, fiscal_year="2026")
    write_rows(data / "indicators.csv", INDICATOR_COLUMNS, [indicator])


async def test_money_goes_from_the_indicator_to_the_card(outside: Path, operator, reviewer) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(3)
        await tell_outside(outside, dossier, await fetch_value("SELECT max(id) FROM line"))
    await finish(await call(operator, "/indicators/sync", {"fiscal_year": 2026}, status=202))
    found = await shown(operator, "/indicators", fiscal_year=2026, usable=True)
    (indicator,) = found["rows"]
    assert found["sums"]["available_fen"] == indicator["available_fen"] == 10_000_000
    link = {"dossier_ids": [dossier], "rule": "in_order", "choices": [{"indicator_id": indicator["id"]}]}
    assert (await call(operator, "/indicators/preview", link))["fen"] == 15_000
    assert (await call(operator, "/indicators/link", link))["gives"][0]["left_fen"] == 9_985_000
    await call(
        operator, "/dossiers/submit", {"dossier_ids": [dossier], "stage": "indicator_link"}, status=204
    )

    body = {"dossier_ids": [dossier]}
    await finish(await call(operator, "/payment-requests/compare", body, status=202))
    pending = await shown(operator, "/payment-requests/pending", outcome="passed")
    assert (pending["total"], pending["sums"]["passed_fen"]) == (3, 15_000)
    await finish(await call(operator, "/payment-requests", body, status=202))

    (voucher,) = (await shown(operator, "/vouchers", state="drafted"))["rows"]
    assert (voucher["people"], voucher["fen"], len(voucher["root_digest"])) == (3, 15_000, 64)
    vouchers = {"voucher_ids": [voucher["id"]]}
    await call(operator, "/vouchers/make-sign", vouchers | {"pin": PIN})
    await call(reviewer, "/vouchers/check-sign", vouchers | {"pin": PIN})
    await finish(await call(operator, "/vouchers/send", vouchers, status=202))
    await finish(await call(operator, "/vouchers/receipts", vouchers, status=202))

    results = await shown(operator, "/payments", tab="failed")
    assert (results["total"], results["sums"]["paid_people"], results["sums"]["failed_fen"]) == (1, 2, 5000)
    (failed,) = results["rows"]
    assert failed["reason"]
    stopped = {"payment_ids": [failed["id"]], "reason": "本人已迁出"}
    assert await call(operator, "/payments/void", stopped) == {"changed": 1}
    detail = await shown(operator, f"/vouchers/{voucher['id']}")
    assert (detail["voucher"]["state"], detail["anomalies"]) == ("finished", [])


async def pay(operator: httpx.AsyncClient, reviewer: httpx.AsyncClient) -> None:
    """Both signatures on the drafted voucher, and the bank's answer to it."""
    (voucher,) = (await shown(operator, "/vouchers", state="drafted"))["rows"]
    vouchers = {"voucher_ids": [voucher["id"]]}
    await call(operator, "/vouchers/make-sign", vouchers | {"pin": PIN})
    await call(reviewer, "/vouchers/check-sign", vouchers | {"pin": PIN})
    await finish(await call(operator, "/vouchers/send", vouchers, status=202))
    await finish(await call(operator, "/vouchers/receipts", vouchers, status=202))


async def imported_dossier(folder: Path, people: int) -> int:
    """A dossier at 支付申请 whose lines came in as a workbook."""
    batch = await add_batch()
    county = official("county_operator", COUNTY, id=21)
    assert (await import_rows(folder, batch, [row(n) for n in range(people)], county))["valid"] == people
    async with county_session(COUNTY):
        await execute("UPDATE line SET card_status = 'passed', alert_status = 'passed'")
        dossier = await approve_batch(batch)
        await fund(dossier, [await make_indicator(90_000)])
    return dossier


async def test_a_closed_account_of_an_imported_line_is_replaced_and_paid(
    outside: Path, tmp_path: Path, operator, reviewer, browser
) -> None:
    """B8: 差错处理, the new account by two officials, 更正, a new 银行卡对比, 明细补发, paid."""
    dossier = await imported_dossier(tmp_path, 2)
    async with county_session(COUNTY):
        broken = await fetch_value("SELECT max(id) FROM line")
        await tell_outside(outside, dossier, broken)
    body, new_card = {"dossier_ids": [dossier]}, "6210170099999999999"
    await finish(await call(operator, "/payment-requests/compare", body, status=202))
    await finish(await call(operator, "/payment-requests", body, status=202))
    await pay(operator, reviewer)
    (failed,) = (await shown(operator, "/payments", tab="failed"))["rows"]
    assert failed["line_id"] == broken

    village_operator = await browser("township_operator", "530423101")
    village_reviewer = await browser("township_reviewer", "530423101")
    account = {
        "account": new_card,
        "bank_code": "YNRCC",
        "bank_name": "云南省农村信用社",
        "reason": "原卡已注销",
    }
    proposed = await call(
        village_operator, f"/recipients/{failed['recipient_id']}/accounts", account, status=201
    )
    correction = {"bank_account_id": proposed["id"]}
    path = f"/payments/{failed['id']}/correct-account"
    assert "两名工作人员" in (await call(operator, path, correction, status=409))["detail"]
    await call(village_operator, f"/accounts/{proposed['id']}/confirm", {}, status=403)
    await call(village_reviewer, f"/accounts/{proposed['id']}/confirm", {}, status=204)
    await call(operator, path, correction, status=201)

    async with county_session(COUNTY):
        await tell_outside(outside, dossier, broken, new_card=new_card)
    await finish(await call(operator, "/payment-requests/compare", body, status=202))
    again = {"payment_ids": [failed["id"]]}
    await finish(await call(operator, "/payments/reissue", again, status=202))
    await pay(operator, reviewer)
    results = await shown(operator, "/payments")
    assert [result["state"] for result in results["rows"]] == ["paid", "paid"]
    assert results["sums"]["paid_fen"] == 10_000
    async with county_session(COUNTY):
        assert await fetch_value("SELECT state FROM dossier WHERE id = $1", dossier) == "finished"


async def test_a_movement_of_money_needs_a_key_and_happens_once_for_it(province, operator) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(2)
        await pass_checks(dossier)
    body = {"dossier_ids": [dossier]}
    refused = await call(operator, "/payment-requests", body, status=422, key=False)
    assert "Idempotency-Key" in str(refused) or "幂等" in str(refused)
    headers = {"Idempotency-Key": "the-same-key-for-both"}
    first, second = [
        await operator.post(f"{BASE}/payment-requests", json=body, headers=headers) for _ in range(2)
    ]
    assert first.json() == second.json()
    other = await operator.post(
        f"{BASE}/payment-requests", json={"dossier_ids": [dossier, 99]}, headers=headers
    )
    assert other.status_code == 409
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM job WHERE kind = 'payment.request'") == 1


@pytest.mark.parametrize("forged", [{"state": "paid"}, {"amount_fen": 1}, {"pay_status": "paid"}])
async def test_no_state_and_no_amount_is_taken_from_a_body(province, operator, forged: dict) -> None:
    """L8: the client set the payment status in the request body."""
    for path, body in (
        ("/payment-requests", {"dossier_ids": [1]}),
        ("/payments/void", {"payment_ids": [1], "reason": "测试"}),
        ("/vouchers/send", {"voucher_ids": [1]}),
    ):
        await call(operator, path, body | forged, status=422)


async def test_things_of_another_county_or_unit_are_unknown_or_refused(province, operator, browser) -> None:
    """L7: an id in the body never reaches beyond the county of the address and the unit of the post."""
    async with county_session(COUNTY):
        dossier = await linked_dossier(1)
        await pass_checks(dossier)
    foreign = await operator.post(
        "/api/v1/counties/530425/payment-requests",
        json={"dossier_ids": [dossier]},
        headers={"Idempotency-Key": next(_keys)},
    )
    assert foreign.status_code == 403
    other_unit = await browser("unit_finance_operator", COUNTY, budget_unit="888888")
    await call(other_unit, "/payment-requests", {"dossier_ids": [dossier]}, status=403)
    await call(operator, "/payment-requests", {"dossier_ids": [dossier + 1]}, status=404)


async def test_an_export_holds_the_chosen_fields(province, operator) -> None:
    async with county_session(COUNTY):
        await linked_dossier(1)
        await execute("UPDATE line SET pay_status = 'none'")
    answer = await operator.get(f"{BASE}/payments/export", params={"fields": ["name", "village"]})
    assert answer.status_code == 200
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    assert sheet.to_python()[0] == ["序号", "受益对象", "受理村（社区）"]
    wrong = await operator.get(f"{BASE}/payments/export", params={"fields": ["id_cipher"]})
    assert wrong.status_code == 422
    assert "请选择导出字段" in wrong.json()["detail"]
