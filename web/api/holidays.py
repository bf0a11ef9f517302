"""放假安排: the years' days off and make-up working days, kept by the province."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import Controller, get, post, put
from litestar.params import FromPath, JSONBody

from core.holidays.correct_schedule import correct_schedule
from core.holidays.list_schedules import list_schedules
from core.holidays.record_schedule import record_schedule
from core.holidays.schedule import Holiday, Schedule, ScheduleRow
from tenants import platform_session
from web.answers import Created, Rows, rows_of
from web.deps import Paging, SignedIn

_ZONES = ["outer", "inner"]
_READ = {"permission": "holiday_schedule:read", "zone": _ZONES}
_MANAGE = {"permission": "holiday_schedule:manage", "zone": _ZONES}
_YEAR_2027 = [
    {"name": "元旦", "first_day": "2027-01-01", "last_day": "2027-01-03"},
    {"name": "春节", "first_day": "2027-02-05", "last_day": "2027-02-11"},
    {"name": "清明节", "first_day": "2027-04-03", "last_day": "2027-04-05"},
    {"name": "劳动节", "first_day": "2027-05-01", "last_day": "2027-05-05"},
    {"name": "端午节", "first_day": "2027-06-09", "last_day": "2027-06-09"},
    {"name": "中秋节", "first_day": "2027-09-15", "last_day": "2027-09-15"},
    {"name": "国庆节", "first_day": "2027-10-01", "last_day": "2027-10-07"},
]
"""Days of the examples; the real ones are in the notice."""


class HolidayBody(msgspec.Struct, kw_only=True):
    """A holiday: all its days off, both ends included."""

    name: Annotated[str, msgspec.Meta(max_length=50, examples=["春节"])]
    first_day: Annotated[date, msgspec.Meta(examples=["2027-02-05"])]
    last_day: Annotated[date, msgspec.Meta(examples=["2027-02-11"])]


class CorrectScheduleBody(msgspec.Struct, kw_only=True):
    """All of a year anew; `version` is the one that was read."""

    document_no: Annotated[str, msgspec.Meta(max_length=60, examples=["国办发明电〔2026〕7号"])]
    holidays: Annotated[list[HolidayBody], msgspec.Meta(max_length=20, examples=[_YEAR_2027])]
    workdays: Annotated[list[date], msgspec.Meta(max_length=30, examples=[["2027-02-20", "2027-10-09"]])]
    version: int


class RecordScheduleBody(msgspec.Struct, kw_only=True):
    """The days off of a year and the weekend days worked in exchange, with the number of the notice."""

    year: Annotated[int, msgspec.Meta(ge=2000, le=2100, examples=[2027])]
    document_no: Annotated[str, msgspec.Meta(max_length=60, examples=["国办发明电〔2026〕7号"])]
    holidays: Annotated[list[HolidayBody], msgspec.Meta(max_length=20, examples=[_YEAR_2027])]
    workdays: Annotated[list[date], msgspec.Meta(max_length=30, examples=[["2027-02-20", "2027-10-09"]])]


class HolidaySchedulesController(Controller):
    """放假安排."""

    path = "/api/v1/holiday-schedules"
    tags = ["放假安排"]

    @get("/", operation_id="listHolidaySchedules", summary="放假安排列表", opt=_READ)
    async def list_schedules(self, official: SignedIn, paging: Paging) -> Rows[ScheduleRow]:
        """The newest year first; before them the year that should be known today and is not recorded."""
        async with platform_session(read_only=True):
            page = await list_schedules(official, paging)
        return rows_of(page, page.rows)

    @post("/", operation_id="recordHolidaySchedule", summary="录入放假安排", opt=_MANAGE)
    async def record_schedule(self, data: JSONBody[RecordScheduleBody], official: SignedIn) -> Created:
        """Record a year that nobody recorded yet; its id is the year."""
        schedule = Schedule(data.year, data.document_no, _holidays(data.holidays), tuple(data.workdays))
        async with platform_session():
            await record_schedule(official, schedule)
        return Created(id=data.year)

    @put(
        "/{year:int}",
        operation_id="correctHolidaySchedule",
        summary="更正放假安排",
        status_code=204,
        opt=_MANAGE,
    )
    async def correct_schedule(
        self, year: FromPath[int], data: JSONBody[CorrectScheduleBody], official: SignedIn
    ) -> None:
        """Replace a recorded year; what is published already keeps its days."""
        schedule = Schedule(year, data.document_no, _holidays(data.holidays), tuple(data.workdays))
        async with platform_session():
            await correct_schedule(official, schedule, version=data.version)


def _holidays(bodies: list[HolidayBody]) -> tuple[Holiday, ...]:
    return tuple(Holiday(each.name, each.first_day, each.last_day) for each in bodies)
