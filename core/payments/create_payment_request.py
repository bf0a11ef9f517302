"""生成支付申请: ask for the payment of all lines of dossiers that passed the comparison (runs as a job)."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.jobs import enqueue
from core.payments.authorise import authorise_dossiers


async def create_payment_request(dossier_ids: Sequence[int], by: Official) -> int:
    """Queue the making of request, vouchers and payments; returns the job's id.

    Which lines are paid, and how much, follows from the database alone. Asking twice for the same dossiers while the
    job runs is the same job. Raises `NotFound`, `NotAllowed`, `Conflict` when a dossier is not at 支付申请.
    """
    ids = sorted(set(dossier_ids))
    await authorise_dossiers(ids, "payment:request", by)
    return await enqueue(
        "payment.request",
        title=f"生成支付申请（{len(ids)} 份申报单）",
        payload={"dossier_ids": ids},
        by=by,
        subject="dossier",
        subject_id=",".join(map(str, ids[:20])),
        dedupe_key=f"payment.request:{','.join(map(str, ids))}",
    )
