"""Departments in charge."""

from __future__ import annotations

from core.catalogue import queries
from core.catalogue.programme import Department


async def list_departments() -> list[Department]:
    """All 主管部门 in the order of the official lists; public."""
    return await queries.departments()
