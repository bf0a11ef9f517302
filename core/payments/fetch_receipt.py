"""The work of 回单登记: ask the bank with no session open, then book what it says in one transaction."""

from __future__ import annotations

from typing import Any

from core.jobs import Job
from core.kernel.errors import NotFound
from core.payments import queries_vouchers
from core.payments.apply_receipt import apply_receipt
from core.plugin_host import bank, outside


async def fetch_receipt(job: Job) -> None:
    """Fetch and book the receipt of the job's voucher. Raises `Unavailable` (retried) while the bank is silent."""
    voucher_id = job.payload["voucher_id"]
    await job.progress(step="查询银行回单")
    async with job.session():
        voucher = await queries_vouchers.by_id(voucher_id)
    if voucher is None:
        raise NotFound("payments.unknown_voucher", "支付凭证不存在")
    async with outside(voucher["channel_code"]) as party:
        receipt = await bank(voucher["channel_code"]).receipt(voucher["message_id"], party)
    await job.progress(step="登记回单", done=0, total=len(receipt.results))
    result: dict[str, Any] = {}
    async with job.finishing(result):
        result.update(await apply_receipt(voucher_id, receipt, job.actor))
