"""Withdraw a voucher that was not sent yet; its lines may be asked for again."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.jobs import enqueue
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.payments import queries_vouchers
from core.payments.authorise import lock_vouchers
from core.payments.states import VoucherState, require_move


async def void_voucher(voucher_id: int, by: Official, reason: str) -> int:
    """Void a voucher before anything was sent; returns the id of the job that sets its lines free.

    The job gives the claims back first, so that nobody can ask for the lines in between. Raises `Invalid` without a
    reason, `NotFound`, `NotAllowed`, `Conflict` once sending has begun.
    """
    if not reason.strip():
        raise Invalid("payments.no_reason", "请填写作废原因", field="reason")
    voucher = (await lock_vouchers([voucher_id], "payment:void", by, with_dossiers=True))[0]
    require_move(voucher["state"], VoucherState.VOID, voucher["number"])
    at = now()
    await queries_vouchers.set_state(voucher_id, VoucherState.VOID, f"作废：{reason.strip()}", at)
    await queries_vouchers.move_payments(voucher_id, "drafted", "void", reason.strip(), at)
    current_session().record(
        AuditRecord(
            "voucher.void",
            "voucher",
            str(voucher_id),
            by.id,
            by.account,
            before={"state": voucher["state"]},
            after={"reason": reason.strip(), "fen": voucher["fen"]},
            count=voucher["people"],
        )
    )
    return await enqueue(
        "payment.withdraw",
        title=f"作废支付凭证 {voucher['number']}",
        payload={"voucher_id": voucher_id},
        by=by,
        subject="voucher",
        subject_id=str(voucher_id),
        dedupe_key=f"payment.withdraw:{voucher_id}",
    )
