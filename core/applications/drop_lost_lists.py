"""Remove the lists that a killed upload or a killed fetching left behind."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from core.applications import queries
from core.database import current_session
from core.kernel.settings import settings

AREA = "intake"
"""The folder of lists among a county's attachments."""
OLD_SECONDS = 24 * 3600
"""A file that is younger may be one that is just about to be registered; nothing takes a day for that."""
BATCH = 20_000


async def drop_lost_lists() -> int:
    """Remove old files of this session's county that no list names, at most `BATCH`; returns how many.

    Whoever is killed between writing a list and registering it leaves it to nobody, and it is full of people's numbers.
    """
    county = current_session().scope
    old = await asyncio.to_thread(_old_files, settings().attachments, county)
    lost = sorted(set(old) - await queries.registered_places(old))
    await asyncio.to_thread(_remove, settings().attachments, lost)
    return len(lost)


def _old_files(attachments: Path, county: str) -> list[str]:
    """Lists of a county that are old enough, as `intake_file` would name them."""
    before = time.time() - OLD_SECONDS
    found = (file for file in (attachments / county / AREA).glob("*") if file.stat().st_mtime < before)
    return [str(file.relative_to(attachments)) for file, _ in zip(found, range(BATCH), strict=False)]


def _remove(attachments: Path, places: Sequence[str]) -> None:
    for place in places:
        (attachments / place).unlink(missing_ok=True)
