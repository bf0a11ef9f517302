"""The sweeper: on a timer of its own, hint jobs that wait for a worker or lost theirs, settle orphaned claims, sign the logs daily."""

from __future__ import annotations

import asyncio
import logging
import signal

from core.database.engine import ENGINE
from core.jobs import sweep
from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.jobs.sweep import Hinted
from core.kernel.settings import settings
from ops.drop_expired import drop_expired
from ops.drop_lost_files import drop_lost_files
from ops.drop_messages import DroppedOn, drop_messages
from ops.fold_stages import FoldedAt, fold_all_stages
from ops.settle_claims import SettledAt, settle_claims
from ops.sign_heads import SignedOn, sign_heads
from tenants import county_codes

log = logging.getLogger(__name__)


async def sweep_all(hinted: Hinted) -> None:
    """One round through all counties; what fails is logged and tried again in the next round."""
    try:
        counties = await county_codes()
    except Exception:
        log.warning("no list of counties", exc_info=True)
        return
    for county in counties:
        try:
            await sweep(county, hinted)
        except Exception:
            # Whatever is wrong with one county (server down, not migrated) must not stop the jobs of the others.
            log.warning("county %s was not swept", county, exc_info=True)


async def run_sweeper(every_seconds: float) -> None:
    """Sweep all counties every `every_seconds` until SIGTERM or SIGINT; a county that fails does not stop the rest.

    The heads of all operation logs are signed at the start and once on each business day after it; claims that a dead
    process left reserved are settled at the start and every ten minutes after it; old messages and the files of killed jobs are dropped daily,
    expired captchas and old log-ins in each round; the stages of every county are folded into the platform each half minute.
    """
    install_hint_sender(CelerySender(make_celery(settings())))
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    hinted: Hinted = {}
    signed_on: SignedOn = {}
    settled_at: SettledAt = {}
    dropped_on: DroppedOn = {}
    folded_at: FoldedAt = {}
    cleaned_on: DroppedOn = {}
    while not stop.is_set():
        await sweep_all(hinted)
        await sign_heads(signed_on)
        await settle_claims(settled_at)
        await drop_messages(dropped_on)
        await fold_all_stages(folded_at)
        await drop_expired()
        await drop_lost_files(cleaned_on)
        try:
            await asyncio.wait_for(stop.wait(), every_seconds)
        except TimeoutError:
            continue
    await ENGINE.close_pools()
