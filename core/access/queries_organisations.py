"""SQL of changing organisations, in a session of the platform."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.access.queries import named_refusals
from core.database import execute, fetch_row, fetch_value

_ORGANISATION = "SELECT id, name, kind, region_code, disabled_at FROM organisation WHERE id = $1"


async def lock_organisation(organisation_id: int) -> Record | None:
    """One organisation for a change; whoever puts a person into it meanwhile waits for its end."""
    return await fetch_row(f"{_ORGANISATION} FOR UPDATE", organisation_id)


async def hold_organisation(organisation_id: int) -> Record | None:
    """One organisation that stays as it is until the end of the transaction; several may hold it."""
    return await fetch_row(f"{_ORGANISATION} FOR SHARE", organisation_id)


async def people_in(organisation_id: int) -> int:
    """How many accounts belong to it, disabled ones included, deleted ones not."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM official WHERE organisation_id = $1 AND deleted_at IS NULL", organisation_id
        )
    )


async def parts_of(organisation_id: int) -> int:
    """How many organisations in use name it as the one above them."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM organisation WHERE parent_id = $1 AND disabled_at IS NULL", organisation_id
        )
    )


async def change_organisation(organisation_id: int, name: str, kind: str, region_code: str) -> None:
    """Store name, kind and division. Raises `Conflict` for a name that the division has already."""
    with named_refusals():
        await execute(
            "UPDATE organisation SET name = $2, kind = $3, region_code = $4 WHERE id = $1",
            organisation_id,
            name,
            kind,
            region_code,
        )


async def set_disabled(organisation_id: int, at: datetime | None) -> None:
    """Note since when it is out of use; None takes it back into use."""
    await execute("UPDATE organisation SET disabled_at = $2 WHERE id = $1", organisation_id, at)
