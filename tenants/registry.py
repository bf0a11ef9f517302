"""Where a county's schema lives, under which role, and with which data keys. Cached for half a minute."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from core.database import fetch, fetch_row, open_session
from core.kernel.encryption import FieldCipher
from core.kernel.errors import NotFound
from core.kernel.keys import keys

PLATFORM_SCOPE = "platform"
PLATFORM_SERVER = "main"
PLATFORM_SCHEMA = "platform"
PLATFORM_ROLE = "ykt_platform"
KEPT_SECONDS = 30.0
"""How long a process goes on with the placement and the data keys that it has read."""
_COUNTY_CODE = re.compile(r"^[1-9]\d{5}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Placement:
    """Server, schema and PostgreSQL role of one scope, with the cipher of its fields."""

    scope: str
    server: str
    schema: str
    role: str
    cipher: FieldCipher


_known: dict[str, tuple[float, Placement]] = {}


def schema_of(county_code: str) -> str:
    """The schema name of a county, `c` + six digits; raises `NotFound` for anything else."""
    if not _COUNTY_CODE.match(county_code):
        raise NotFound("tenant.unknown", "没有这个区县，请核对区县代码")
    return f"c{county_code}"


def role_of(county_code: str) -> str:
    """The PostgreSQL role that owns nothing and may touch this county's schema only."""
    return f"ykt_{schema_of(county_code)}"


def forget_placements() -> None:
    """Drop what is cached; needed after a county moved, a key rotated, or a test changed its databases."""
    _known.clear()


async def placement_of(scope: str) -> Placement:
    """The placement of `platform` or of an active county. Raises `NotFound` for an unknown or suspended one.

    Opens a short session of the platform when nothing fresh is cached, so it must be called outside a session.
    """
    cached = _known.get(scope)
    if cached is not None and time.monotonic() - cached[0] < KEPT_SECONDS:
        return cached[1]
    placement = await _load(scope)
    _known[scope] = (time.monotonic(), placement)
    return placement


async def _load(scope: str) -> Placement:
    bare = FieldCipher(PLATFORM_SCOPE, {}, 0)
    async with open_session(
        PLATFORM_SCOPE,
        server=PLATFORM_SERVER,
        schema=PLATFORM_SCHEMA,
        role=PLATFORM_ROLE,
        cipher=bare,
        digests=keys().digest,
        read_only=True,
    ):
        server, schema, role = PLATFORM_SERVER, PLATFORM_SCHEMA, PLATFORM_ROLE
        if scope != PLATFORM_SCOPE:
            schema, role = schema_of(scope), role_of(scope)
            row = await fetch_row("SELECT server FROM county WHERE code = $1 AND status = 'active'", scope)
            if row is None:
                raise NotFound("tenant.unknown", "该区县尚未开通或已停用，请联系省级管理员")
            server = row["server"]
        wrapped = await fetch(
            "SELECT key_id, wrapped, wrapping_key, current FROM data_key WHERE scope = $1", scope
        )
    if not {row["wrapping_key"] for row in wrapped} <= keys().wrapping.keys():
        # The wrapping key was rotated since this process read its key file.
        keys.cache_clear()
    data_keys = {
        row["key_id"]: keys().unwrap(row["wrapped"], row["wrapping_key"], f"{scope}|{row['key_id']}")
        for row in wrapped
    }
    current = next((row["key_id"] for row in wrapped if row["current"]), 0)
    return Placement(scope, server, schema, role, FieldCipher.from_keys(scope, data_keys, current))


async def county_codes() -> list[str]:
    """Codes of all active counties, in order. Opens a session of the platform."""
    place = await placement_of(PLATFORM_SCOPE)
    async with open_session(
        place.scope,
        server=place.server,
        schema=place.schema,
        role=place.role,
        cipher=place.cipher,
        digests=keys().digest,
        read_only=True,
    ):
        return [
            row["code"]
            for row in await fetch("SELECT code FROM county WHERE status = 'active' ORDER BY code")
        ]
