"""Create the platform and its counties on their servers. Every step can be repeated."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import asyncpg

from core.kernel.clock import now
from core.kernel.errors import Conflict, NotFound
from core.kernel.keys import keys
from core.kernel.settings import settings
from migrations.run import MigrationFailed, MigrationReport, ensure_application_role, migrate_schema
from tenants.registry import (
    PLATFORM_ROLE,
    PLATFORM_SCHEMA,
    PLATFORM_SCOPE,
    PLATFORM_SERVER,
    forget_placements,
    role_of,
    schema_of,
)


async def _owner(server: str) -> asyncpg.Connection:
    place = settings().servers.get(server)
    if place is None or place.owner_url is None:
        raise NotFound(
            "tenant.unknown_server", f"没有配置名为“{server}”的数据库服务器，或缺少其管理连接（owner_url）"
        )
    return await asyncpg.connect(place.owner_url, statement_cache_size=0)


async def provision_platform() -> MigrationReport:
    """Create or migrate the schema `platform` on the server `main`, with its data key."""
    owner = await _owner(PLATFORM_SERVER)
    try:
        password = unquote(urlsplit(settings().servers[PLATFORM_SERVER].app_url).password or "")
        await ensure_application_role(owner, password)
        report = await migrate_schema(owner, PLATFORM_SCHEMA, PLATFORM_ROLE, "platform")
        await _ensure_data_key(owner, PLATFORM_SCOPE)
    finally:
        await owner.close()
    forget_placements()
    return report


async def provision_county(code: str, *, server: str = PLATFORM_SERVER) -> MigrationReport:
    """Open a county on `server`: its row in the platform, data key, schema, role and tables.

    `code` must be a county of the loaded divisions. A county that exists is migrated; it never moves by this verb:
    raises `Conflict` when it already lives on another server, `NotFound` for an unknown code or server.
    """
    schema, role = schema_of(code), role_of(code)
    main, target = await _owner(PLATFORM_SERVER), await _owner(server)
    try:
        await _register(main, code, server, schema)
        await _ensure_data_key(main, code)
        password = unquote(urlsplit(settings().servers[server].app_url).password or "")
        await ensure_application_role(target, password)
        report = await migrate_schema(target, schema, role, "county")
        await main.execute(
            "UPDATE platform.county SET status = 'active' WHERE code = $1 AND status = 'provisioning'", code
        )
    finally:
        await main.close()
        await target.close()
    forget_placements()
    return report


async def _register(main: asyncpg.Connection, code: str, server: str, schema: str) -> None:
    name = await main.fetchval(
        "SELECT full_name FROM platform.region WHERE code = $1 AND level = 3", f"{code}000000"
    )
    if name is None:
        raise NotFound("tenant.unknown", f"区划表中没有代码为 {code} 的区县，请先导入行政区划")
    home = await main.fetchval(
        "INSERT INTO platform.county (code, region_code, name, server, schema_name, status, settings, created_at)"
        " VALUES ($1, $2, $3, $4, $5, 'provisioning', '{}', $6)"
        " ON CONFLICT (code) DO UPDATE SET name = excluded.name RETURNING server",
        code,
        f"{code}000000",
        name,
        server,
        schema,
        now(),
    )
    if home != server:
        raise Conflict(
            "tenant.elsewhere", f"区县 {code} 已在服务器“{home}”上，不能直接改到“{server}”，请走迁移流程"
        )


async def _ensure_data_key(main: asyncpg.Connection, scope: str) -> None:
    """Give a scope its first data key, wrapped; an existing one stays."""
    wrapped, wrapping_key = keys().wrap(secrets.token_bytes(32), f"{scope}|1")
    await main.execute(
        "INSERT INTO platform.data_key (scope, key_id, wrapped, wrapping_key, current, created_at)"
        " VALUES ($1, 1, $2, $3, true, $4) ON CONFLICT DO NOTHING",
        scope,
        wrapped,
        wrapping_key,
        now(),
    )


async def migrate_all(on_report: Callable[[MigrationReport], None]) -> bool:
    """Migrate the platform, then every county; one that fails is reported and does not stop the others.

    Returns whether all of them are at the newest version.
    """
    on_report(await provision_platform())
    main = await _owner(PLATFORM_SERVER)
    try:
        counties = await main.fetch("SELECT code, server FROM platform.county ORDER BY code")
    finally:
        await main.close()
    complete = True
    for county in counties:
        try:
            on_report(await provision_county(county["code"], server=county["server"]))
        except (MigrationFailed, OSError, asyncpg.PostgresError) as error:
            complete = False
            on_report(MigrationReport(schema_of(county["code"]), (), str(error)))
    return complete
