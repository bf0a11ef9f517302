"""个人信息 of 发放结果: who is paid, into which account, and what became of every attempt. Numbers are masked."""

from __future__ import annotations

from typing import Any

from core.access.may import may
from core.access.official import Official
from core.database import current_session
from core.kernel.errors import NotFound
from core.kernel.masking import mask_account, mask_id_number, mask_name
from core.payments import queries_results
from core.payments.sealed_accounts import open_account


async def payment_detail(payment_id: int, by: Official) -> dict[str, Any]:
    """The line of a payment with all its attempts, the newest first. Raises `NotFound`, `NotAllowed`."""
    rows = await queries_results.attempts(payment_id)
    if not rows:
        raise NotFound("payments.unknown_payment", "没有这条发放明细，请刷新列表")
    first = rows[0]
    for unit in {row["budget_unit_code"] for row in rows}:
        may(
            by,
            "payment:read",
            region=first["township_code"],
            programme=first["programme_code"],
            budget_unit=unit,
        )
    cipher = current_session().cipher
    id_number = cipher.open(first["id_cipher"], "line", "id_cipher", first["line_id"])
    return dict(first) | {
        "id_number": mask_id_number(id_number),
        "attempts": [
            dict(row)
            | {
                "payee": mask_name(row["payee_name"]),
                "account": mask_account(
                    open_account(cipher, row["account_cipher"], row["line_id"], row["correction_id"])
                ),
            }
            for row in rows
        ],
    }
