"""One voucher with its anomalies, for the officials of its budget unit."""

from __future__ import annotations

from typing import Any

from core.access.official import Official
from core.kernel.errors import NotFound
from core.payments import queries_anomalies, queries_payers, queries_vouchers
from core.payments.authorise import authorise_rows
from core.payments.list_payer_accounts import shown_payer


async def voucher_detail(voucher_id: int, by: Official) -> dict[str, Any]:
    """The voucher as lists show it, with `anomalies` and `payer`. Raises `NotFound`, `NotAllowed`.

    `payer` is the account that the maker signed over; before that the one in force, which the signature would take; or None.
    """
    row = await queries_vouchers.by_id(voucher_id)
    if row is None:
        raise NotFound("payments.unknown_voucher", "没有这张支付凭证")
    authorise_rows("voucher:read", [row], by)
    if row["payer_account_id"] is not None:
        payer = await queries_payers.by_id(row["payer_account_id"])
    else:
        payer = next(iter(await queries_payers.in_force([row["budget_unit_code"]])), None)
    return dict(row) | {
        "payer": shown_payer(payer) if payer is not None else None,
        "anomalies": [dict(one) for one in await queries_anomalies.of_voucher(voucher_id)],
    }
