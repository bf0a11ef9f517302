"""凭证发送: commit the intent to send signed vouchers; a job then speaks to the bank."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.jobs import enqueue
from core.payments import queries_vouchers
from core.payments.authorise import lock_vouchers
from core.payments.payer import refuse_replaced_payers
from core.payments.signatures import record_signature, refuse_unsealed, require_signatures
from core.payments.states import VoucherState, require_move


async def send_voucher(voucher_ids: Sequence[int], by: Official) -> list[int]:
    """Send signed vouchers; returns the ids of their jobs.

    A voucher whose fate is unknown (发送中, its job gave up) may be sent again: the job asks the bank first and never
    sends what the bank has. Raises `NotFound`, `NotAllowed`, `Conflict`.
    """
    jobs = []
    for voucher in await lock_vouchers(voucher_ids, "voucher:send", by):
        await require_signatures(voucher)
        if voucher["state"] != VoucherState.SENDING:
            require_move(voucher["state"], VoucherState.SENDING, voucher["number"])
            await refuse_replaced_payers([voucher])
            await refuse_unsealed(voucher["id"], voucher["number"])
            await queries_vouchers.begin_sending(voucher["id"], by.id)
            record_signature("voucher.send", voucher, by)
        jobs.append(
            await enqueue(
                "payment.send",
                title=f"发送支付凭证 {voucher['number']}",
                payload={"voucher_id": voucher["id"]},
                by=by,
                subject="voucher",
                subject_id=str(voucher["id"]),
                dedupe_key=f"payment.send:{voucher['id']}",
            )
        )
    return jobs
