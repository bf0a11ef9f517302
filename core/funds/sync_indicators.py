"""Ask for a fresh mirror of the indicators from 预算管理一体化 (runs as a job)."""

from __future__ import annotations

from core.access.may import holds
from core.access.official import Official
from core.database import current_session
from core.jobs import enqueue
from core.kernel.clock import today
from core.kernel.errors import Invalid, NotAllowed


async def sync_indicators(by: Official, fiscal_year: int | None = None) -> int:
    """Queue the mirroring of a fiscal year (this one by default); returns the job's id.

    Raises `NotAllowed` without the permission in this county, `Invalid` for an impossible year.
    """
    county = current_session().scope
    if not holds(by, "indicator:sync", county=county):
        raise NotAllowed("access.no_permission", "您的岗位没有同步指标的权限，如确需办理请联系本级管理员")
    year = fiscal_year or today().year
    if not 2015 <= year <= today().year + 1:
        raise Invalid("funds.fiscal_year", "预算年度不正确，请填写四位年份", field="fiscal_year")
    return await enqueue(
        "funds.sync_indicators",
        title=f"同步 {year} 年预算指标",
        payload={"fiscal_year": year},
        by=by,
        subject="indicator",
        subject_id=str(year),
        dedupe_key=f"funds.sync_indicators:{year}",
    )
