"""Death and duplicate claims once more, right before money is asked for."""

from __future__ import annotations

from collections import Counter

from core.checks.recheck_before_payment import recheck_before_payment
from core.jobs import Job
from core.kernel.clock import now
from core.payments import queries_checks


async def recheck_lines(job: Job, line_ids: list[int], left_out: Counter[str]) -> list[int]:
    """The lines that still pass; the others are counted in `left_out` and carry the reason on the row.

    Asks the registries, so it is called with no session open. Raises `Unavailable` when they are silent.
    """
    if not line_ids:
        return []
    await job.progress(step="复核死亡和重复申领", done=0, total=len(line_ids))
    recheck = await recheck_before_payment(job.county, line_ids)
    left_out["recheck"] += len(recheck.problems)
    if recheck.problems:
        async with job.session():
            await queries_checks.refuse_lines(
                [one.line_id for one in recheck.problems],
                [one.reason for one in recheck.problems],
                [one.remedy for one in recheck.problems],
                job.actor.id,
                now(),
            )
    return recheck.passed
