"""Keep that an official asked for something that the own posts do not allow."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from tenants import platform_session


async def note_refusal(by: Official, operation: str, code: str) -> None:
    """Write a refusal to the operation log in a transaction of its own (the refused one rolled back)."""
    async with platform_session():
        current_session().record(
            AuditRecord("access.refused", "operation", operation, by.id, by.account, after={"code": code})
        )
