"""回单登记: fetch what the bank has done with vouchers that were sent (runs as a job for each voucher)."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.jobs import enqueue
from core.kernel.errors import Conflict
from core.payments.authorise import lock_vouchers
from core.payments.states import TITLES, VoucherState

_ASKABLE = (VoucherState.SENDING, VoucherState.SENT, VoucherState.FINISHED)


async def register_receipts(voucher_ids: Sequence[int], by: Official) -> list[int]:
    """Queue the fetching of receipts; returns the ids of the jobs. A finished voucher may be asked for late refunds.

    Raises `NotFound`, `NotAllowed`, `Conflict` for a voucher that was never sent.
    """
    jobs = []
    for voucher in await lock_vouchers(voucher_ids, "voucher:register", by):
        if voucher["state"] not in _ASKABLE:
            title = TITLES[VoucherState(voucher["state"])]
            raise Conflict(
                "payments.not_sent", f"支付凭证 {voucher['number']} 当前为“{title}”，没有回单可登记"
            )
        jobs.append(
            await enqueue(
                "payment.receipts",
                title=f"回单登记 {voucher['number']}",
                payload={"voucher_id": voucher["id"]},
                by=by,
                subject="voucher",
                subject_id=str(voucher["id"]),
                dedupe_key=f"payment.receipts:{voucher['id']}",
            )
        )
    return jobs
