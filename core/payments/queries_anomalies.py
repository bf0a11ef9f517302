"""SQL of results that could not be booked. Runs in the session of one county."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch, fetch_row

_FROM = " FROM receipt_anomaly a JOIN voucher v ON v.id = a.voucher_id"


async def of_voucher(voucher_id: int) -> list[Record]:
    """All anomalies of a voucher, open ones first."""
    return await fetch(
        "SELECT a.id, a.payment_id, a.line_key, a.status, a.amount_fen, a.bank_serial, a.problem, a.received_at,"
        f" a.resolved_by, a.resolved_at, a.resolution{_FROM} WHERE a.voucher_id = $1"
        " ORDER BY a.resolved_by IS NOT NULL, a.id",
        voucher_id,
    )


async def lock_anomaly(anomaly_id: int) -> Record | None:
    """One anomaly with its voucher's programme and budget unit."""
    return await fetch_row(
        f"SELECT a.id, a.voucher_id, a.problem, a.resolved_by, v.programme_code, v.budget_unit_code{_FROM}"
        " WHERE a.id = $1 FOR NO KEY UPDATE OF a",
        anomaly_id,
    )


async def close_anomaly(anomaly_id: int, by: int, resolution: str, at: datetime) -> None:
    """Note what was found out; the voucher's problem goes with its last open anomaly."""
    await execute(
        "UPDATE receipt_anomaly SET resolved_by = $2, resolution = $3, resolved_at = $4 WHERE id = $1",
        anomaly_id, by, resolution, at,
    )  # fmt: skip
    await execute(
        "UPDATE voucher v SET problem = NULL, version = version + 1 FROM receipt_anomaly a WHERE a.id = $1"
        " AND v.id = a.voucher_id AND NOT EXISTS (SELECT FROM receipt_anomaly o WHERE o.voucher_id = v.id"
        " AND o.resolved_by IS NULL)",
        anomaly_id,
    )
