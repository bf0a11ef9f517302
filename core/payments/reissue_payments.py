"""明细补发 / 重新发送: pay failed or returned lines again, never more than what failed (runs as a job)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from core.access.official import Official
from core.jobs import enqueue
from core.kernel.errors import Conflict, NotFound
from core.payments import queries_results
from core.payments.authorise import authorise_rows


async def reissue_payments(payment_ids: Sequence[int], by: Official) -> int:
    """Queue a request of kind reissue for payments that failed or came back; returns the job's id.

    Raises `NotFound`, `NotAllowed`, `Conflict` for payments that did not fail, were issued again already (L2, L11), or
    of which the bank said something that is not cleared up.
    """
    ids = sorted(set(payment_ids))
    rows = await queries_results.stoppable(ids)
    if not ids or len(rows) != len(ids):
        raise NotFound("payments.unknown_payment", "所选发放明细不存在，请刷新列表", field="payment_ids")
    authorise_rows("payment:resend", rows, by)
    for row in rows:
        if row["state"] not in ("failed", "returned") or row["superseded"]:
            raise Conflict("payments.not_failed", "只有发放失败或退款、且尚未补发的明细才能补发，请刷新列表")
        if row["has_anomaly"]:
            raise Conflict(
                "payments.open_anomaly", "银行对该明细的回单有疑问，请先与银行核实并登记处理结果，再补发"
            )
    return await enqueue(
        "payment.reissue",
        title=f"明细补发（{len(ids)} 笔）",
        payload={"payment_ids": ids},
        by=by,
        subject="payment",
        subject_id=",".join(map(str, ids[:20])),
        # The whole set names the job: another choice of the same size is other work.
        dedupe_key=f"payment.reissue:{sha256(repr(ids).encode()).hexdigest()}",
    )
