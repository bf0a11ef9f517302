"""回单存疑: note what the bank said about a result that could not be booked."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound
from core.payments import queries_anomalies as queries
from core.payments.authorise import authorise_rows


async def resolve_anomaly(anomaly_id: int, by: Official, resolution: str) -> None:
    """Close an anomaly with what was found out; money is never booked by hand, corrected results come from the bank.

    From then on the payment may be issued again or voided. Raises `Invalid` without a text, `NotFound`, `NotAllowed`,
    `Conflict` when it is closed already.
    """
    if not resolution.strip():
        raise Invalid("payments.no_resolution", "请填写与银行核实的结果", field="resolution")
    row = await queries.lock_anomaly(anomaly_id)
    if row is None:
        raise NotFound("payments.unknown_anomaly", "没有这条回单存疑记录")
    authorise_rows("voucher:check_sign", [row], by)
    if row["resolved_by"] is not None:
        raise Conflict("payments.anomaly_closed", "该回单存疑已登记处理结果")
    await queries.close_anomaly(anomaly_id, by.id, resolution.strip(), now())
    current_session().record(
        AuditRecord(
            "receipt_anomaly.resolve",
            "voucher",
            str(row["voucher_id"]),
            by.id,
            by.account,
            before={"problem": row["problem"]},
            after={"resolution": resolution.strip()},
        )
    )
