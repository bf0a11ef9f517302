"""Wrap every data key with a new wrapping key, while the platform runs."""

from __future__ import annotations

from core.database import AuditRecord, current_session, execute, fetch
from core.kernel.keys import add_wrapping_key, keys
from core.kernel.settings import settings
from tenants.session import platform_session


def make_wrapping_key() -> str:
    """Add a new current wrapping key to this machine's key file; returns its name.

    Where several machines serve the platform, the file is copied to all of them before `rewrap_data_keys`.
    """
    name = add_wrapping_key(settings().key_file)
    keys.cache_clear()
    return name


async def rewrap_data_keys() -> int:
    """Wrap all data keys with the current wrapping key of the key file; returns how many were changed.

    One transaction: all of them or none. The data keys themselves stay, so no data is touched; running processes read
    the key file again when they meet the new wrapping key. Repeating it changes nothing.
    """
    current = keys().wrapping_current
    async with platform_session():
        rows = await fetch(
            "SELECT scope, key_id, wrapped, wrapping_key FROM data_key WHERE wrapping_key <> $1"
            " ORDER BY scope, key_id FOR UPDATE",
            current,
        )
        for row in rows:
            place = f"{row['scope']}|{row['key_id']}"
            wrapped, name = keys().wrap(keys().unwrap(row["wrapped"], row["wrapping_key"], place), place)
            await execute(
                "UPDATE data_key SET wrapped = $3, wrapping_key = $4 WHERE scope = $1 AND key_id = $2",
                row["scope"], row["key_id"], wrapped, name,
            )  # fmt: skip
        if rows:
            current_session().record(
                AuditRecord(
                    "keys.rewrap", "wrapping_key", current, after={"wrapping_key": current}, count=len(rows)
                )
            )
    return len(rows)
