"""Give back what dossiers hold of their indicators: the undo of 指标挂接."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.funds import queries
from core.funds.post_movements import Entry, Movement, post_movements
from core.kernel.errors import Conflict
from core.workflow.lock_dossiers import lock_dossiers


async def release_dossiers(dossier_ids: Sequence[int], by: Official) -> int:
    """Release the whole reservation of dossiers; returns the fen. An internal step of link and return.

    Dossiers without a link are passed over. Raises `Conflict` when money of one is on its way or paid (L3).
    """
    ids = sorted(set(dossier_ids))
    await lock_dossiers(ids)
    if any(row["with_payment"] for row in await queries.dossier_totals(ids)):
        raise Conflict(
            "funds.paid_already", "申报单已有明细生成支付，不能释放指标；失败的明细请在差错处理中作废"
        )
    held = await queries.funding_of_dossiers(ids)
    times = await queries.times_reserved(ids)
    await queries.forget_links(ids)
    if not held:
        return 0
    fen = sum(row["fen"] for row in held)
    current_session().record(
        AuditRecord(
            "indicator.release",
            "dossier",
            ",".join(map(str, ids[:20])),
            by.id,
            by.account,
            before={"fen": fen},
            count=len(ids),
        )
    )
    await post_movements(
        [
            Entry(
                Movement.RELEASE,
                row["indicator_id"],
                row["fen"],
                key=f"release:dossier:{row['dossier_id']}:{times[row['dossier_id']]}",
                dossier_id=row["dossier_id"],
            )
            for row in held
        ],
        by,
    )
    return fen
