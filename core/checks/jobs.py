"""The jobs of the checks: slices of lines, progress after each, repeatable from wherever a worker died."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Awaitable, Callable
from typing import Any

from core.checks import queries
from core.checks.check_alerts import check_alerts
from core.checks.match_cards import match_cards
from core.checks.selection import Selection
from core.checks.slices import Checked, Settled, Storing
from core.checks.states import CheckStatus
from core.database import AuditRecord, current_session
from core.jobs import Job, job_kind
from core.kernel.clock import now

CARD_JOB = "checks.card"
ALERT_JOB = "checks.alert"
SLICE = 5_000
"""Lines that are checked together; one attempt holds those of two slices in memory."""

Slice = Callable[[Selection, int, int, Settled], Awaitable[Checked | None]]


@job_kind(CARD_JOB, queue="checks")
async def run_card_match(job: Job) -> None:
    """人社匹卡 of the lines that are 处理中 in the job's selection."""

    async def slice_of(selection: Selection, after: int, limit: int, settled: Settled) -> Checked | None:
        return await match_cards(selection, after, limit, job.session, settled)

    await _run(job, "card", "人社匹卡", slice_of)


@job_kind(ALERT_JOB, queue="checks")
async def run_alert_check(job: Job) -> None:
    """预警核实 of the lines that are 处理中 in the job's selection."""

    async def slice_of(selection: Selection, after: int, limit: int, settled: Settled) -> Checked | None:
        return await check_alerts(job.county, selection, after, limit, job.session, settled)

    await _run(job, "alert", "预警核实", slice_of)


class _AskedAgain(Exception):
    """Lines were put to 处理中 while the job was about to finish."""


async def _run(job: Job, check: str, step: str, slice_of: Slice) -> None:
    """Look through the selection until no line is 处理中, then finish.

    Lines that an earlier attempt finished are 处理中 no more. An official who asks again while the job runs is given this
    job, so lines behind the place that it has reached may be 处理中 anew: it looks again from the start, with answers of
    registries that are younger than its last look.
    """
    selection = Selection.from_json(job.payload)
    done = 0
    while not job.finished:
        began = now()
        done = await _look_through(job, check, step, slice_of, selection, done)
        with contextlib.suppress(_AskedAgain):
            await _finish(job, check, selection, done)
        selection = dataclasses.replace(selection, since=began)


async def _look_through(
    job: Job, check: str, step: str, slice_of: Slice, selection: Selection, done: int
) -> int:
    """Slice after slice from the first line on; returns `done` and the lines read now."""
    async with job.session():
        total = done + await queries.count_taken(check, selection)
    await job.progress(step=step, done=done, total=total)
    after, storing = 0, Storing()
    try:
        while (checked := await slice_of(selection, after, SLICE, storing.settled)) is not None:
            await storing.settled()
            await job.progress(step=step, done=done, total=max(done, total))
            storing.begin(checked)
            after, done = checked.last_id, done + checked.lines
    finally:
        await storing.settled()
    await job.progress(step=step, done=done, total=done)
    return done


async def _finish(job: Job, check: str, selection: Selection, done: int) -> None:
    """End the job with its answers; raises `_AskedAgain`, and changes nothing, when a line is 处理中."""
    result: dict[str, Any] = {"lines": done}
    async with job.finishing(result):
        await job.hear_requests()
        answers = await _answers(check, selection)
        if answers.get(CheckStatus.PROCESSING):
            raise _AskedAgain
        result["answers"] = answers
        current_session().record(
            AuditRecord(
                f"check.{check}",
                "batch",
                str(selection.batch_id),
                job.actor.id,
                job.actor.account,
                after=result["answers"],
                count=done,
            )
        )


async def _answers(check: str, selection: Selection) -> dict[str, int]:
    """People by answer over the whole selection."""
    counts: dict[str, int] = {}
    for row in await queries.status_counts(selection):
        status = row[f"{check}_status"]
        counts[status] = counts.get(status, 0) + row["people"]
    return counts
