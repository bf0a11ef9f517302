"""The account out of which a voucher is paid: the unit's 零余额账户 in force when the maker signed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from core.database import current_session
from core.kernel.errors import Conflict
from core.payments import queries_payers


@dataclass(frozen=True, slots=True)
class Payer:
    """A payer as the bank is told of it."""

    account: str
    name: str
    bank_code: str


async def payers_in_force(units: Collection[str]) -> dict[str, int]:
    """The id of the confirmed account of each unit. Raises `Conflict` that names the units without one."""
    found = {row["budget_unit_code"]: int(row["id"]) for row in await queries_payers.in_force(units)}
    missing = sorted(set(units) - set(found))
    if missing:
        raise Conflict(
            "payments.no_payer_account",
            f"预算单位 {'、'.join(missing)} 没有已确认的零余额账户，不能签章和发送凭证。"
            "请区县财政录入岗登记该单位的零余额账户，由区县财政审核岗（另一人）确认后再办理",
        )
    return found


async def refuse_replaced_payers(vouchers: Collection[Mapping[str, Any]]) -> None:
    """Raise `Conflict` when a voucher was signed over an account that its unit has replaced since."""
    in_force = await payers_in_force({voucher["budget_unit_code"] for voucher in vouchers})
    for voucher in vouchers:
        if voucher["payer_account_id"] != in_force[voucher["budget_unit_code"]]:
            raise Conflict(
                "payments.payer_replaced",
                f"支付凭证 {voucher['number']} 经办签章后，预算单位 {voucher['budget_unit_code']} 的零余额账户已变更，"
                "不能再用原账户付款。请作废该凭证，重新生成支付申请并签章",
            )


async def payer_of(voucher: Mapping[str, Any]) -> Payer:
    """The payer that both signatures of a voucher cover. Raises `Conflict` for a voucher without one.

    Raises `DecryptionFailed` for a number that was moved or altered.
    """
    account_id = voucher["payer_account_id"]
    row = await queries_payers.by_id(account_id) if account_id is not None else None
    if row is None:
        raise Conflict(
            "payments.voucher_without_payer",
            f"支付凭证 {voucher['number']} 没有付款账户，不能发送，请与银行核实该凭证后报告系统管理员",
        )
    return Payer(open_payer_account(row), row["account_name"], row["bank_code"])


def open_payer_account(row: Mapping[str, Any]) -> str:
    """The number of a payer account. Raises `DecryptionFailed` for a value that was moved or altered."""
    cipher = current_session().cipher
    return cipher.open(row["account_cipher"], "payer_account", "account_cipher", row["id"])
