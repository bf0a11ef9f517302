"""录入放假安排: the holidays of a year that nobody recorded yet."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue.programme import PROVINCE
from core.database import AuditRecord, current_session
from core.holidays import queries
from core.holidays.rules import check_schedule
from core.holidays.schedule import Schedule
from core.kernel.clock import now, today
from core.kernel.errors import Conflict


async def record_schedule(by: Official, schedule: Schedule) -> None:
    """Record a year; every period of working days that is set from now on counts with it.

    Needs `holiday_schedule:manage` at the province, in a session of the platform. Raises `Invalid`, `NotAllowed`, and
    `Conflict` for a year that is recorded already, perhaps by somebody else a moment ago.
    """
    may(by, "holiday_schedule:manage", region=PROVINCE)
    checked = check_schedule(schedule, today())
    if not await queries.insert(checked, recorded_by=by.id, at=now()):
        raise Conflict(
            "holidays.recorded",
            f"{checked.year} 年的放假安排已经录入（可能刚由他人录入），请刷新后核对；需要改动的，请在该年度点击“更正”",
            field="year",
        )
    current_session().record(
        AuditRecord(
            "holiday_schedule.enter",
            "holiday_schedule",
            str(checked.year),
            by.id,
            by.account,
            after=checked.logged(),
        )
    )
