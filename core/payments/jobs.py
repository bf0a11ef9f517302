"""Jobs of payments. Each is idempotent: another attempt finds what the first one committed."""

from __future__ import annotations

from core.jobs import Job, job_kind
from core.payments.fetch_receipt import fetch_receipt
from core.payments.fold_summaries import fold_summaries
from core.payments.give_back_claims import give_back_stopped, give_back_withdrawn
from core.payments.push_voucher import push_voucher
from core.payments.run_comparison import run_comparison
from core.payments.run_reissue import run_reissue
from core.payments.run_request import run_request
from core.payments.tally_vouchers import tally_vouchers


@job_kind("payment.compare_cards", queue="checks", max_attempts=5)
async def run_compare_cards(job: Job) -> None:
    """银行卡对比."""
    await run_comparison(job)


@job_kind("payment.request", queue="payment", max_attempts=5)
async def run_payment_request(job: Job) -> None:
    """支付申请."""
    await run_request(job)


@job_kind("payment.reissue", queue="payment", max_attempts=5)
async def run_payment_reissue(job: Job) -> None:
    """明细补发."""
    await run_reissue(job)


@job_kind("payment.send", queue="payment", max_attempts=8)
async def run_send(job: Job) -> None:
    """凭证发送."""
    await push_voucher(job)


@job_kind("payment.receipts", queue="payment", max_attempts=8, announced=False)
async def run_receipts(job: Job) -> None:
    """回单登记."""
    await fetch_receipt(job)


@job_kind("payment.release_claims", queue="payment", max_attempts=8, announced=False)
async def run_release_claims(job: Job) -> None:
    """Claims of stopped lines."""
    await give_back_stopped(job)


@job_kind("payment.withdraw", queue="payment", max_attempts=8, announced=False)
async def run_withdraw(job: Job) -> None:
    """Claims and lines of a void voucher."""
    await give_back_withdrawn(job)


@job_kind("payment.fold_summaries", queue="default", max_attempts=8, announced=False)
async def run_fold_summaries(job: Job) -> None:
    """Figures for prefecture and province, and for the lists of the county."""
    await fold_summaries(job.county)
    await tally_vouchers(job.county)
