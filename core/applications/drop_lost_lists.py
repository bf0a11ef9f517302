"""Remove the lists that a killed upload or a killed fetching left behind."""

from __future__ import annotations

from core.applications import queries
from core.database import current_session
from core.kernel.settings import settings
from core.kernel.unnamed_files import drop_unnamed_files

AREA = "intake"
"""The folder of lists among a county's attachments."""


async def drop_lost_lists() -> int:
    """Remove old lists of this session's county that nobody registered: they are full of people's numbers. Returns how many."""
    folder = f"{current_session().scope}/{AREA}"
    return await drop_unnamed_files(settings().attachments, folder, queries.registered_places)
