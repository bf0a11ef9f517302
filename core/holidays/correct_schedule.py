"""更正放假安排: a year that was recorded wrongly, or that a later notice changed."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue.programme import PROVINCE
from core.database import AuditRecord, current_session
from core.holidays import queries
from core.holidays.rules import check_schedule
from core.holidays.schedule import Schedule
from core.kernel.clock import now, today
from core.kernel.errors import Conflict, NotFound


async def correct_schedule(by: Official, schedule: Schedule, *, version: int) -> None:
    """Replace a year; `version` is the one that was read. Does nothing when it is the same already.

    Periods that are set from now on count with it. A publicity that was published keeps its last day: it is fixed when the
    list goes up, and the people read it there. Needs `holiday_schedule:manage` at the province. Raises `Invalid`,
    `NotAllowed`, `NotFound`, `Conflict` when somebody else corrected it meanwhile.
    """
    may(by, "holiday_schedule:manage", region=PROVINCE)
    row = await queries.lock(schedule.year)
    if row is None:
        raise NotFound("holidays.unknown", f"{schedule.year} 年的放假安排还没有录入，请先录入", field="year")
    if row["version"] != version:
        raise Conflict(
            "holidays.changed_meanwhile",
            f"{schedule.year} 年的放假安排刚被他人更正，请刷新后核对，再决定是否更正",
        )
    checked = check_schedule(schedule, today())
    before = queries.as_schedule(row)
    if checked == before:
        return
    await queries.replace(checked, recorded_by=by.id, at=now())
    current_session().record(
        AuditRecord(
            "holiday_schedule.update",
            "holiday_schedule",
            str(checked.year),
            by.id,
            by.account,
            before=before.logged(),
            after=checked.logged(),
        )
    )
