"""The work of 支付申请: claims on the platform, request in the county, claims confirmed; each step can be repeated.

    county: candidates ─▶ platform: reserve ─▶ county: request + vouchers + payments ─▶ platform: confirm
                          county: seals ────┘

County and platform are different databases, so no step spans both; the look at the seals only goes on beside the
reserving. A process that dies after any of them is repeated by another attempt, which finds what the first one committed:
a reserved claim is found again, a request by the job's id. What was reserved and is not used is given back at the end.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

from core.claims import confirm_claims, reserve_claims, settle_orphans, wanted_claims
from core.claims.claim import ABOVE_CAP, ClaimRefusal, ClaimWant
from core.jobs import Job
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.payments import queries_checks, queries_requests, rules
from core.payments.build_request import build_request
from core.payments.channels import Channels, channels_of
from core.payments.recheck_lines import recheck_lines
from core.workflow.advance_system import advance_system
from core.workflow.check_seals import check_seals
from core.workflow.lock_dossiers import lock_dossiers
from tenants import platform_session


async def run_request(job: Job) -> None:
    """Make the request of the job's dossiers; the result counts what was left out, by reason.

    Raises `Conflict` when no line at all can be asked for, `NotFound` when the county does not run the programme.
    """
    dossier_ids = job.payload["dossier_ids"]
    left_out: Counter[str] = Counter()
    async with job.session():
        made = await queries_requests.requests_of_job(job.id)
    unused = not made and await _make(job, dossier_ids, left_out)
    async with job.session():
        lines = await queries_requests.lines_of_job(job.id)
        made = await queries_requests.requests_of_job(job.id)
    await job.progress(step="确认申领登记", done=len(lines), total=len(lines))
    async with platform_session():
        await confirm_claims(job.county, lines)
    if unused:
        await settle_orphans(job.county)
    result: dict[str, Any] = {
        "requests": [dict(row) for row in made],
        "people": sum(row["people"] for row in made),
        "fen": sum(row["fen"] for row in made),
        "left_out": {_PROBLEM_TITLES.get(code, code): count for code, count in left_out.items() if count},
    }
    async with job.finishing(result):
        await advance_system(await queries_requests.ready_to_advance(dossier_ids), job.actor)


_PROBLEM_TITLES = rules.PROBLEMS | {"changed_meanwhile": "明细在生成期间有变化，请重新生成"}


async def _make(job: Job, dossier_ids: Sequence[int], left_out: Counter[str]) -> bool:
    """Reserve and use; says whether claims were reserved that no payment uses."""
    await job.progress(step="核对待支付明细")
    async with job.session():
        candidates = await queries_requests.candidates(dossier_ids)
    left_out.update(row["problem"] for row in candidates if row["problem"])
    fit = [row["id"] for row in candidates if not row["problem"]]
    programmes = sorted({row["programme_code"] for row in candidates})
    if len(programmes) > 1:
        raise Conflict("payments.many_programmes", "一次只能为同一补贴项目生成支付申请，请按项目分别办理")
    fit = await recheck_lines(job, fit, left_out)
    if not fit:
        raise Conflict("payments.nothing_to_pay", _nothing(left_out), details={"left_out": dict(left_out)})
    await job.progress(step="登记申领", done=0, total=len(fit))
    # The versions of the wants are read before the seals are looked at: a line that changes from here on is left out.
    async with job.session():
        wants = await wanted_claims(fit)
    sealing = asyncio.create_task(_outside_seals(job, fit, left_out))
    try:
        async with platform_session():
            channels = await channels_of(job.county, programmes[0])
            refusals = await reserve_claims(job.county, wants)
    finally:
        outside = await sealing
    if outside:
        wants = [want for want in wants if want.line_id not in outside]
        refusals = [refusal for refusal in refusals if refusal.line_id not in outside]
    if not wants:
        await settle_orphans(job.county)
        raise Conflict("payments.nothing_to_pay", _nothing(left_out), details={"left_out": dict(left_out)})
    await job.progress(step="生成支付申请", done=0, total=len(fit) - len(outside))
    async with job.session():
        await _build(job, dossier_ids, wants, refusals, channels, left_out)
    return bool(outside or left_out["changed_meanwhile"])


async def _build(
    job: Job,
    dossier_ids: Sequence[int],
    wants: Sequence[ClaimWant],
    refusals: Sequence[ClaimRefusal],
    channels: Channels,
    left_out: Counter[str],
) -> None:
    """The county's transaction, with the dossiers locked and everything checked once more by the staging."""
    await lock_dossiers(dossier_ids)
    refused = {refusal.line_id: refusal for refusal in refusals}
    above_cap = sum(one.state == ABOVE_CAP for one in refused.values())
    left_out["above_cap"] += above_cap
    left_out["claimed_elsewhere"] += len(refused) - above_cap
    texts = [rules.refusal_text(one) for one in refused.values()]
    await queries_checks.refuse_lines(
        list(refused),
        [reason for reason, _ in texts],
        [remedy for _, remedy in texts],
        job.actor.id,
        now(),
    )
    versions = {want.line_id: want.line_version for want in wants if want.line_id not in refused}
    staged = await queries_requests.stage_lines(
        list(versions),
        list(versions.values()),
        list(channels.by_bank),
        list(channels.by_bank.values()),
        channels.default,
    )
    left_out["changed_meanwhile"] += len(versions) - staged
    await build_request("regular", job.id, staged, job.actor)


async def _outside_seals(job: Job, line_ids: list[int], left_out: Counter[str]) -> set[int]:
    """Lines that are not within what was publicised and approved; they are marked with the reason (B3)."""
    async with job.session():
        problems = await check_seals(line_ids)
        if problems:
            await queries_checks.refuse_lines(
                [problem.line_id for problem in problems],
                [problem.reason for problem in problems],
                ["请按原因处理后重新对比"] * len(problems),
                job.actor.id,
                now(),
            )
    left_out.update(problem.code for problem in problems)
    return {problem.line_id for problem in problems}


def _nothing(left_out: Counter[str]) -> str:
    reasons = "；".join(
        f"{_PROBLEM_TITLES.get(code, code)} {count} 条" for code, count in left_out.items() if count
    )
    return f"没有可以生成支付申请的明细（{reasons or '没有待支付的明细'}），请先完成银行卡对比"
