"""Telling the workers that a job waits. A hint may get lost; the row does not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

log = logging.getLogger(__name__)

Sender = Callable[[str, int, str], None]


def _nobody(county: str, job_id: int, queue: str) -> None:
    """Without a broker the sweeper of the workers finds the row."""


_sender: Sender = _nobody


def install_hint_sender(sender: Sender) -> None:
    """Name what sends (county, job id, queue) to the broker; composition roots call this once."""
    global _sender
    _sender = sender


async def send_hint(county: str, job_id: int, queue: str) -> None:
    """Send a hint; a broker that is down is logged and otherwise ignored, the sweeper repeats the hint.

    Sent from a thread: a broker that does not answer must not hold up the other requests of the process.
    """
    try:
        await asyncio.to_thread(_sender, county, job_id, queue)
    except Exception:
        log.warning("no hint sent for job %s of county %s", job_id, county, exc_info=True)
