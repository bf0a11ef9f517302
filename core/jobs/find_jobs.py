"""The list of jobs for the officials of a county."""

from __future__ import annotations

from typing import Any

from core.access.may import is_allowed
from core.access.official import Official
from core.database import current_session
from core.jobs import queries
from core.kernel.paging import Page, PageRequest


async def find_jobs(
    by: Official, page: PageRequest, *, state: str | None = None, kind: str | None = None, own: bool = False
) -> Page[dict[str, Any]]:
    """Jobs of the session's county, newest first; `own` keeps those that `by` asked for.

    Officials without `job:read` in this county see their own jobs only.
    """
    sees_all = not own and is_allowed(by, "job:read", region=f"{current_session().scope}000000")
    account = None if sees_all else by.account
    rows = await queries.find(state, kind, account, page.size, page.offset)
    total = await queries.count_found(state, kind, account)
    return Page([dict(row) for row in rows], total, page.number, page.size)
