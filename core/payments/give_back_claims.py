"""Give back the claims of lines that are not paid any more: others may draw, or the line is asked for anew."""

from __future__ import annotations

from core.claims import living_claims, release_claims, release_seen_claims
from core.jobs import Job
from core.kernel.clock import now
from core.payments import queries_requests, queries_vouchers
from core.payments.record_moves import Move, record_moves
from tenants import platform_session


async def give_back_stopped(job: Job) -> None:
    """Release the claims of stopped lines (the job's `line_ids`); lines that live on are left alone."""
    line_ids = job.payload["line_ids"]
    async with job.session():
        alive = set(await queries_requests.lines_alive(line_ids))
    async with platform_session():
        await release_claims(job.county, [one for one in line_ids if one not in alive], after_use=True)


async def give_back_withdrawn(job: Job) -> None:
    """Release the claims of a void voucher, then set its lines free: nobody can ask for them in between.

    Lines of a re-issue go back to what their failed payment was, and keep their claim. The claims are seen before
    the job shows that it is still the one to do it: an attempt that was taken over, and wakes up when the lines were asked
    for anew, releases nothing of the new request.
    """
    voucher_id = job.payload["voucher_id"]
    async with job.session():
        lines = await queries_vouchers.withdrawn_lines(voucher_id)
    async with platform_session(read_only=True):
        first = [row["line_id"] for row in lines if row["before_state"] is None]
        seen = await living_claims(job.county, first)
    await job.progress(step="释放申领登记", done=0, total=len(lines))
    async with platform_session():
        await release_seen_claims(seen)
    async with job.finishing({"people": len(lines)}):
        await queries_vouchers.lock([voucher_id], with_dossiers=True)
        moved = await queries_vouchers.set_free(voucher_id, now())
        await record_moves(
            [
                Move(
                    row["programme_code"],
                    row["period"],
                    "requested",
                    row["before_state"],
                    row["people"],
                    row["fen"],
                )
                for row in moved
            ],
            job.actor,
        )
