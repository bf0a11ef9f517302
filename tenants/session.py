"""The two doors to the database: one county, or the platform. Each opens exactly one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from core.database import Session, open_session
from core.kernel.keys import keys
from tenants.registry import PLATFORM_SCOPE, placement_of


@contextlib.asynccontextmanager
async def county_session(code: str, *, read_only: bool = False) -> AsyncIterator[Session]:
    """One transaction in the schema of county `code` (six digits), committed when the block ends well.

    Raises `NotFound` for a county that is not active, `Unavailable` when its server does not answer.
    """
    place = await placement_of(code)
    async with open_session(
        place.scope,
        server=place.server,
        schema=place.schema,
        role=place.role,
        cipher=place.cipher,
        digests=keys().digest,
        read_only=read_only,
    ) as session:
        yield session


@contextlib.asynccontextmanager
async def platform_session(*, read_only: bool = False) -> AsyncIterator[Session]:
    """One transaction in the schema `platform`, committed when the block ends well."""
    async with county_session(PLATFORM_SCOPE, read_only=read_only) as session:
        yield session
