"""Remove the PDF files that a killed print job left behind."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from core.database import current_session
from core.kernel.settings import settings
from core.publicity import queries_rows
from core.publicity.print_notice import FOLDER, remove_prints

OLD_SECONDS = 24 * 3600
"""A file that is younger may be one that a job is just about to record; no attempt at a job takes a day."""
BATCH = 20_000


async def drop_lost_prints() -> int:
    """Remove old files of this session's county that no posting names, at most `BATCH`; returns how many.

    A job that is killed between writing its files and recording them leaves them to nobody: the next attempt makes new ones.
    """
    county = current_session().scope
    old = await asyncio.to_thread(_old_files, settings().var, county)
    lost = sorted(set(old) - await queries_rows.recorded_paths(old))
    await asyncio.to_thread(remove_prints, lost)
    return len(lost)


def _old_files(var: Path, county: str) -> list[str]:
    """Printed files of a county that are old enough, as postings would name them."""
    before = time.time() - OLD_SECONDS
    found = (file for file in (var / FOLDER / county).glob("*.pdf") if file.stat().st_mtime < before)
    return [str(file.relative_to(var)) for file, _ in zip(found, range(BATCH), strict=False)]
