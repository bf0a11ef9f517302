"""Names of officials by id, for lists of a county that keep only who did what."""

from __future__ import annotations

from collections.abc import Collection

from core.access import queries


async def official_names(ids: Collection[int | None]) -> dict[int, str]:
    """Id → name of those who have an account or had one; one query in a session of the platform, none for no ids."""
    wanted = sorted({each for each in ids if each is not None})
    return dict(await queries.names_of(wanted)) if wanted else {}
