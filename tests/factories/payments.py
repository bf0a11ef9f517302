"""Indicators, linked dossiers, requests and vouchers, stored in the county of the current session."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.access.official import Official
from core.database import execute, fetch, fetch_value
from core.funds.link_indicators import link_indicators
from core.funds.link_plan import Choice
from core.funds.rules import LinkRule
from core.kernel.clock import now
from core.payments import queries_payers, queries_requests, queries_vouchers
from core.payments.apply_receipt import apply_receipt
from core.payments.build_request import build_request
from core.payments.check_sign_voucher import check_sign_voucher
from core.payments.confirm_payer_account import confirm_payer_account
from core.payments.make_sign_voucher import make_sign_voucher
from core.payments.propose_payer_account import NewPayerAccount, propose_payer_account
from core.plugin_api import BankReceipt, LineResult, LineResultStatus, ReceiptStatus
from core.workflow import lock_dossiers, open_dossiers, submit_dossiers
from tests.factories.officials import UNIT, official
from tests.factories.outside import PAYER
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, UNIT_OPERATOR, make_batch, make_lines, walk_to

UNIT_REVIEWER = official("unit_finance_reviewer", COUNTY, id=42)
SECOND_OPERATOR = official("unit_finance_operator", COUNTY, id=43)
FINANCE_ENTRY = official("county_finance_entry", COUNTY, id=44)
FINANCE_REVIEWER = official("county_finance_reviewer", COUNTY, id=45)
AUDITOR = official("auditor", COUNTY, id=90)
CHANNEL = "rural_credit"
_PAID = {
    "paid": LineResultStatus.PAID,
    "failed": LineResultStatus.FAILED,
    "returned": LineResultStatus.RETURNED,
}


async def make_indicator(fen: int = 1_000_000, *, number: int = 1, unit: str = UNIT, **changes: Any) -> int:
    """An indicator of the unit with `fen` to spend."""
    row = {
        "external_id": f"BGT{number:04d}",
        "fiscal_year": 2023,
        "document_no": f"云财社〔2023〕{number}号",
        "project_code": "5304232300001",
        "project_name": "经济困难老年人服务补贴",
        "budget_unit_code": unit,
        "budget_unit_name": "通海县民政局",
        "source": "省级资金",
        "fund_nature": "一般公共预算",
        "function_code": "2081002",
        "economy_code": "50901",
        "amount_fen": fen,
        "reduced_fen": 0,
        "reserved_fen": 0,
        "paid_fen": 0,
        "executable": True,
        "issued_on": date(2023, 1, 20),
        "mirrored_at": now(),
    } | changes
    return await fetch_value(
        f"INSERT INTO indicator ({', '.join(row)}) VALUES ({', '.join(f'${n + 1}' for n in range(len(row)))}) RETURNING id",
        *row.values(),
    )


async def payer_account(unit: str = UNIT) -> int:
    """The 零余额账户 in force of a unit, `PAYER` when it has none yet; returns its id."""
    found = await queries_payers.in_force([unit])
    if found:
        return found[0]["id"]
    number, name = PAYER
    account = await propose_payer_account(
        NewPayerAccount(unit, number, name, "YNRCC", "云财库〔2023〕1号"), FINANCE_ENTRY
    )
    await confirm_payer_account(account, FINANCE_REVIEWER)
    return account


async def approved_dossier(people: int = 3, *, fen: int = 5000, batch: int = 1, **changes: Any) -> int:
    """A dossier at 指标挂接, every line `fen`, publicised and approved, in batch number `batch` of May 2023."""
    programme = "elderly_allowance"
    batch_id = await make_batch(programme, number=batch)
    await make_lines(batch_id, people, programme=programme, **changes)
    return await approve_batch(batch_id, fen=fen)


async def approve_batch(batch_id: int, *, fen: int = 5000) -> int:
    """The dossier of a county batch's lines at 指标挂接, every line `fen`."""
    (dossier,) = await open_dossiers(batch_id, "county", COUNTY_OPERATOR)
    await walk_to(dossier, "indicator_link", fen=fen)
    await payer_account()
    return dossier


async def linked_dossier(
    people: int = 3, *, fen: int = 5000, indicators: list[int] | None = None, **changes: Any
) -> int:
    """A dossier at 支付申请, funded in order from `indicators` (one with plenty without them)."""
    dossier = await approved_dossier(people, fen=fen, **changes)
    await fund(dossier, indicators or [await make_indicator(10 * people * fen, number=1000 + dossier)])
    return dossier


async def fund(dossier: int, indicators: list[int]) -> None:
    """Link a dossier to indicators, in order, and send it on to 支付申请."""
    await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(one) for one in indicators], UNIT_OPERATOR)
    await submit_dossiers([dossier], UNIT_OPERATOR)


async def pass_checks(*dossiers: int) -> None:
    """As if 银行卡对比 had passed for every line."""
    await execute(
        "INSERT INTO payment_check (line_id, account_digest, outcome, reason, remedy, source, checked_by, checked_at)"
        " SELECT id, account_digest, 'passed', '', '', '测试', 1, $2 FROM payable_line WHERE dossier_id = ANY($1::bigint[])"
        " ON CONFLICT (line_id) DO UPDATE SET account_digest = excluded.account_digest, outcome = 'passed',"
        " checked_at = excluded.checked_at",
        list(dossiers),
        now(),
    )


async def lines_of(*dossiers: int) -> list[int]:
    """The lines of dossiers, by id."""
    rows = await fetch("SELECT id FROM line WHERE dossier_id = ANY($1::bigint[]) ORDER BY id", list(dossiers))
    return [row["id"] for row in rows]


async def request(*dossiers: int, job_id: int = 0, by: Official = UNIT_OPERATOR) -> list[int]:
    """The county's part of 支付申请 over all lines of dossiers, without claims; returns the vouchers' ids."""
    await payer_account()
    await pass_checks(*dossiers)
    await lock_dossiers(dossiers)
    number = job_id or 10_000 + dossiers[0]
    lines = await fetch("SELECT id, version FROM line WHERE dossier_id = ANY($1::bigint[])", list(dossiers))
    ids, versions = [row["id"] for row in lines], [row["version"] for row in lines]
    staged = await queries_requests.stage_lines(ids, versions, [], [], CHANNEL)
    await build_request("regular", number, staged, by)
    rows = await fetch(
        "SELECT v.id FROM voucher v JOIN payment_request r ON r.id = v.request_id WHERE r.job_id = $1 ORDER BY v.id",
        number,
    )
    return [row["id"] for row in rows]


async def sign(voucher: int) -> None:
    """Both signatures."""
    await make_sign_voucher([voucher], UNIT_OPERATOR)
    await check_sign_voucher([voucher], UNIT_REVIEWER)


async def in_flight(*dossiers: int) -> int:
    """One voucher over dossiers, signed and with the bank; returns its id."""
    (voucher,) = await request(*dossiers)
    await sign(voucher)
    await queries_vouchers.begin_sending(voucher, UNIT_OPERATOR.id)
    lines = await queries_vouchers.move_payments(voucher, "drafted", "in_flight", None, now())
    await queries_vouchers.move_lines(lines, "in_flight", now())
    await queries_vouchers.accept(voucher, "BANK-1", now())
    return voucher


async def payments_of(voucher: int) -> list[Any]:
    """The payments of a voucher, by id."""
    return await fetch("SELECT * FROM payment WHERE voucher_id = $1 ORDER BY id", voucher)


def result(
    payment: Any, status: str = "paid", *, serial: str | None = None, fen: int | None = None
) -> LineResult:
    """What the bank says of one payment."""
    return LineResult(
        line_key=str(payment["id"]),
        status=_PAID[status],
        amount_fen=payment["amount_fen"] if fen is None else fen,
        bank_serial=serial or f"{status[0].upper()}{payment['id']}",
        reason_code="" if status == "paid" else "AC01",
        reason="" if status == "paid" else "卡号已注销",
        happened_at=now(),
    )


async def receive(voucher: int, *results: LineResult, finished: bool = False) -> dict[str, Any]:
    """Book a receipt with these results."""
    status = ReceiptStatus.FINISHED if finished else ReceiptStatus.PROCESSING
    return await apply_receipt(voucher, BankReceipt("m", status, "BANK-1", tuple(results)), UNIT_OPERATOR)


async def indicator_row(indicator: int) -> Any:
    """Amounts of an indicator."""
    (row,) = await fetch(
        "SELECT amount_fen, reserved_fen, paid_fen, available_fen, executable, problem FROM indicator WHERE id = $1",
        indicator,
    )
    return row
