"""Tell the platform where the dossiers of a county stand, for the overview of prefecture and province."""

from __future__ import annotations

from core.kernel.clock import now
from core.workbench import queries_stages
from tenants import county_session, platform_session


async def fold_stages(county: str) -> int:
    """Put the county's present picture in place of the last one; returns its rows (programme × period × stage).

    Opens its own sessions, one after the other. The picture is made anew from the dossiers themselves: killed between the
    two databases, repeated or overtaken by another process it can lose nothing, and an older one replaces no newer one.
    """
    async with county_session(county, read_only=True):
        as_of = now()
        rows = await queries_stages.picture()
    async with platform_session():
        if not await queries_stages.claim_picture(county, as_of):
            return 0
        await queries_stages.replace_picture(county, rows)
    return len(rows)
