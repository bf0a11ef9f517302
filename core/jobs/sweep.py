"""Send again the hints that a dead worker or a lost broker left behind."""

from __future__ import annotations

import time

from core.jobs import queries
from core.jobs.hints import send_hint
from tenants import county_session

HINT_AGAIN_SECONDS = 30.0
"""A job that still waits is hinted so often: sooner would pile up hints while all workers are busy."""
_AT_ONCE = 500

Hinted = dict[tuple[str, int, int], float]
"""(county, job id, attempt) → monotonic second of the last hint."""


async def sweep(county: str, hinted: Hinted | None = None) -> int:
    """Hint every job of a county that is due; returns how many. Too many hints are harmless, claims are atomic.

    `hinted` is what a sweeper remembers between its rounds: jobs in it are hinted again after `HINT_AGAIN_SECONDS` only.
    """
    remembered = {} if hinted is None else hinted
    moment = time.monotonic()
    async with county_session(county, read_only=True):
        due = {(county, row["id"], row["attempt"]): row["queue"] for row in await queries.due(_AT_ONCE)}
    for known in [key for key in remembered if key[0] == county and key not in due]:
        del remembered[known]
    wanted = [key for key in due if moment - remembered.get(key, -HINT_AGAIN_SECONDS) >= HINT_AGAIN_SECONDS]
    for key in wanted:
        remembered[key] = moment
        await send_hint(county, key[1], due[key])
    return len(wanted)
