"""The preferences of the official who is signed in."""

from __future__ import annotations

from core.access.official import Official
from core.preferences import queries
from core.preferences.choices import Choices, PagePreference


async def list_preferences(by: Official) -> list[PagePreference]:
    """All pages that `by` has set; in a session of the platform."""
    return [
        PagePreference(row["page"], Choices(**row["choices"]), row["updated_at"])
        for row in await queries.all_of(by.id)
    ]
