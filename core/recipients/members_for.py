"""The living members of a set of households."""

from __future__ import annotations

from collections.abc import Sequence

from core.database import current_session
from core.plugin_api import Member
from core.recipients import queries


async def members_for(household_ids: Sequence[int]) -> dict[int, tuple[Member, ...]]:
    """Household id → its living members beside the head, opened. Set-based, an internal step."""
    open_field = current_session().cipher.open
    found: dict[int, list[Member]] = {}
    for row in await queries.members_of(household_ids, living_only=True):
        number = open_field(row["id_cipher"], "household_member", "id_cipher", row["id"])
        found.setdefault(row["household_id"], []).append(Member(row["name"], number, row["relation"]))
    return {household_id: tuple(members) for household_id, members in found.items()}
