"""收款账号更正: pay a failed line into another account of its payee, which two officials confirmed before (B8)."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotFound
from core.kernel.masking import mask_account
from core.payments import queries_checks, queries_requests, queries_results
from core.payments.authorise import authorise_rows
from core.workflow.lock_dossiers import lock_dossiers


async def correct_account(payment_id: int, bank_account_id: int, by: Official) -> int:
    """Choose an active account of the payee for the line of a failed or returned payment; returns the correction.

    The payee is known by id number, however the line came in and whoever's recipient keeps the account (a guardian's own).
    The line must pass 银行卡对比 anew. The snapshot that was approved stays as it is. Raises `NotFound`, `NotAllowed`,
    `Conflict` when the payment did not fail, or the account belongs to somebody else or is not confirmed.
    """
    # A re-issue that is just being made either sees the correction, or is seen here as a later attempt.
    await lock_dossiers(await queries_requests.dossiers_of_payments([payment_id]))
    rows = await queries_results.stoppable([payment_id])
    if not rows:
        raise NotFound("payments.unknown_payment", "所选发放明细不存在，请刷新列表", field="payment_id")
    authorise_rows("payment:resend", rows, by)
    payment = await queries_checks.payment_for_correction(payment_id)
    if payment is None or payment["state"] not in ("failed", "returned") or not payment["final_attempt"]:
        raise Conflict(
            "payments.not_failed", "只有发放失败或退款、且尚未补发的明细才能更正收款账号，请刷新列表"
        )
    account = await queries_checks.confirmed_account(bank_account_id)
    if (
        account is None
        or account["holder_digest"] != payment["payee_digest"]
        or account["holder_name"] != payment["payee_name"]
    ):
        raise Conflict(
            "payments.foreign_account",
            "所选账号不是该收款人名下经两名工作人员确认的有效账号，请先在补贴对象中办理账号变更",
            field="bank_account_id",
        )
    cipher = current_session().cipher
    number = cipher.open(account["account_cipher"], "bank_account", "account_cipher", bank_account_id)
    (correction_id,) = await reserve_ids("payee_correction", 1)
    sealed = cipher.seal(number, "payee_correction", "account_cipher", correction_id)
    await queries_checks.correct_account(correction_id, payment["line_id"], account, sealed, by.id, now())
    current_session().record(
        AuditRecord(
            "payment.correct_account",
            "payment",
            str(payment_id),
            by.id,
            by.account,
            after={"account": mask_account(number), "bank_code": account["bank_code"]},
        )
    )
    return correction_id
