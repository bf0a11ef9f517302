"""Remove the PDF files that a killed print job left behind."""

from __future__ import annotations

from core.database import current_session
from core.kernel.settings import settings
from core.kernel.unnamed_files import drop_unnamed_files
from core.publicity import queries_rows
from core.publicity.print_notice import FOLDER


async def drop_lost_prints() -> int:
    """Remove old files of this session's county that no posting names; the next attempt at a job makes new ones. Returns how many."""
    folder = f"{FOLDER}/{current_session().scope}"
    return await drop_unnamed_files(settings().var, folder, queries_rows.recorded_paths)
