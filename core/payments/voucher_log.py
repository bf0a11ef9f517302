"""操作日志 of one voucher: signatures, sending, receipts, by whom."""

from __future__ import annotations

from typing import Any

from core.access.official import Official
from core.audit import entries_of
from core.kernel.errors import NotFound
from core.payments import queries_vouchers
from core.payments.authorise import authorise_rows

ACTIONS = {
    "voucher.make_sign": "经办签章",
    "voucher.check_sign": "审核签章",
    "voucher.send": "凭证发送",
    "voucher.sent": "银行已接收",
    "voucher.refused": "银行拒收",
    "voucher.receipt": "回单登记",
    "voucher.void": "作废",
    "receipt_anomaly.resolve": "登记回单存疑的处理结果",
}
"""Chinese names of what the log of a voucher knows."""


async def voucher_log(voucher_id: int, by: Official) -> list[dict[str, Any]]:
    """The log, oldest first, with the Chinese title of each action and the reason where one was given.

    Raises `NotFound`, `NotAllowed`.
    """
    row = await queries_vouchers.by_id(voucher_id)
    if row is None:
        raise NotFound("payments.unknown_voucher", "没有这张支付凭证")
    authorise_rows("voucher:read", [row], by)
    return [
        {
            "id": entry["id"],
            "at": entry["at"],
            "official_id": entry["official_id"],
            "account": entry["account"],
            "action": entry["action"],
            "action_title": ACTIONS.get(entry["action"], entry["action"]),
            "people": entry["count"],
            "reason": str((entry["after"] or {}).get("reason", "")),
        }
        for entry in await entries_of("voucher", voucher_id)
    ]
