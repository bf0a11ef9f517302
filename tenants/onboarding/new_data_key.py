"""Give a county (or the platform) a new data key; values that older ones sealed still open.

Two steps, because running processes know their keys for up to `KEPT_SECONDS`: a key that sealed before every process
knows it would leave values that some of them cannot open.
"""

from __future__ import annotations

import secrets

from core.database import AuditRecord, current_session, execute, fetch_row
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotFound
from core.kernel.keys import keys
from tenants.registry import forget_placements
from tenants.session import platform_session


async def add_data_key(scope: str) -> int:
    """Store a new data key for `scope` (six-digit county code or `platform`) that opens but does not seal yet.

    Returns its id; one that an interrupted change left behind is taken again. Raises `NotFound` for an unknown scope.
    """
    async with platform_session():
        newest = await fetch_row(
            "SELECT key_id, current FROM data_key WHERE scope = $1 ORDER BY key_id DESC LIMIT 1 FOR UPDATE",
            scope,
        )
        if newest is None:
            raise NotFound("tenant.unknown", "该区县尚未开通，没有数据密钥；请核对区县代码")
        if not newest["current"]:
            return int(newest["key_id"])
        key_id = int(newest["key_id"]) + 1
        wrapped, wrapping_key = keys().wrap(secrets.token_bytes(32), f"{scope}|{key_id}")
        await execute(
            "INSERT INTO data_key (scope, key_id, wrapped, wrapping_key, current, created_at)"
            " VALUES ($1, $2, $3, $4, false, $5)",
            scope, key_id, wrapped, wrapping_key, now(),
        )  # fmt: skip
        current_session().record(AuditRecord("keys.add_data_key", "data_key", f"{scope}/{key_id}"))
    forget_placements()
    return key_id


async def use_data_key(scope: str, key_id: int) -> None:
    """Let data key `key_id` seal from now on. Raises `Conflict` when it is not the newest of its scope."""
    async with platform_session():
        newest = await fetch_row(
            "SELECT key_id FROM data_key WHERE scope = $1 ORDER BY key_id DESC LIMIT 1 FOR UPDATE", scope
        )
        if newest is None or newest["key_id"] != key_id:
            raise Conflict("keys.not_newest", "只能启用该范围最新的数据密钥，请重新执行")
        await execute("UPDATE data_key SET current = false WHERE scope = $1 AND current", scope)
        await execute("UPDATE data_key SET current = true WHERE scope = $1 AND key_id = $2", scope, key_id)
        current_session().record(AuditRecord("keys.use_data_key", "data_key", f"{scope}/{key_id}"))
    forget_placements()
