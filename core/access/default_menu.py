"""默认菜单 (row 18)."""

from __future__ import annotations

from core.access import queries
from core.access.official import Official


async def default_menu(by: Official) -> str:
    """Where the portal begins for `by`: `to_do` (我的待办) or `business` (业务中心); in a session of the platform."""
    return await queries.default_menu(by.id)
