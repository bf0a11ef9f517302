"""银行卡对比: ask for the second check of accounts, right before paying (runs as a job)."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.jobs import enqueue
from core.payments.authorise import authorise_dossiers


async def compare_cards(dossier_ids: Sequence[int], by: Official) -> int:
    """Queue the comparison of all lines of dossiers that wait for payment or whose payment failed; returns the job's id.

    Raises `NotFound` for unknown dossiers, `NotAllowed`, `Conflict` when one is not at 支付申请 or 支付.
    """
    ids = sorted(set(dossier_ids))
    await authorise_dossiers(ids, "payment:compare", by)
    return await enqueue(
        "payment.compare_cards",
        title=f"银行卡对比（{len(ids)} 份申报单）",
        payload={"dossier_ids": ids},
        by=by,
        subject="dossier",
        subject_id=",".join(map(str, ids[:20])),
        dedupe_key=f"payment.compare_cards:{','.join(map(str, ids))}",
    )
