"""The work of 明细补发: a request of kind reissue over the lines of failed or returned payments."""

from __future__ import annotations

from collections import Counter
from typing import Any

from core.jobs import Job
from core.kernel.errors import Conflict
from core.payments import queries_requests, rules
from core.payments.build_request import build_request
from core.payments.channels import channels_of
from core.payments.recheck_lines import recheck_lines
from core.workflow.lock_dossiers import lock_dossiers
from tenants import platform_session


async def run_reissue(job: Job) -> None:
    """Issue the job's payments again, each once and for the amount that failed. Their claims are still confirmed.

    Raises `Conflict` when none of them can be issued again, with the reasons.
    """
    payment_ids = job.payload["payment_ids"]
    await job.progress(step="核对待补发明细")
    async with job.session():
        made = await queries_requests.requests_of_job(job.id)
        candidates = await queries_requests.reissue_candidates(payment_ids)
    left_out: Counter[str] = Counter(row["problem"] for row in candidates if row["problem"] and not made)
    programmes = sorted({row["programme_code"] for row in candidates})
    if len(programmes) > 1:
        raise Conflict("payments.many_programmes", "一次只能补发同一补贴项目的明细，请按项目分别办理")
    by_line = {row["id"]: row["payment_id"] for row in candidates if not row["problem"] and not made}
    passed = await recheck_lines(job, list(by_line), left_out)
    async with platform_session(read_only=True):
        channels = await channels_of(job.county, programmes[0])
    result: dict[str, Any] = {}
    async with job.finishing(result):
        if not made:
            await lock_dossiers(await queries_requests.dossiers_of_payments(payment_ids))
            staged = await queries_requests.stage_reissue(
                [by_line[line] for line in passed],
                list(channels.by_bank),
                list(channels.by_bank.values()),
                channels.default,
            )
            if not staged:
                reasons = "；".join(
                    f"{rules.PROBLEMS[code]} {count} 条" for code, count in left_out.items() if count
                )
                raise Conflict("payments.nothing_to_reissue", f"没有可以补发的明细（{reasons}）")
            await build_request("reissue", job.id, staged, job.actor)
            made = await queries_requests.requests_of_job(job.id)
        result["requests"] = [dict(row) for row in made]
        result["left_out"] = {rules.PROBLEMS[code]: count for code, count in left_out.items() if count}
