"""SQL of the holidays, in a session of the platform."""

from __future__ import annotations

from datetime import date, datetime

from asyncpg import Record

from core.database import execute, fetch, fetch_row, fetch_value
from core.holidays.schedule import Holiday, Schedule

_COLUMNS = "year, document_no, holidays, workdays, recorded_by, recorded_at, version"


def as_schedule(row: Record) -> Schedule:
    """The schedule of a row."""
    return Schedule(
        row["year"],
        row["document_no"],
        tuple(
            Holiday(each["name"], date.fromisoformat(each["first_day"]), date.fromisoformat(each["last_day"]))
            for each in row["holidays"]
        ),
        tuple(row["workdays"]),
    )


def _json(schedule: Schedule) -> list[dict[str, str]]:
    return [
        {
            "name": each.name,
            "first_day": each.first_day.isoformat(),
            "last_day": each.last_day.isoformat(),
        }
        for each in schedule.holidays
    ]


async def recorded() -> list[Record]:
    """Every recorded year, the newest first."""
    return await fetch(f"SELECT {_COLUMNS} FROM holiday_schedule ORDER BY year DESC")


async def schedules() -> list[Schedule]:
    """Every recorded year."""
    return [as_schedule(row) for row in await recorded()]


async def lock(year: int) -> Record | None:
    """A recorded year, held until the transaction ends."""
    return await fetch_row(f"SELECT {_COLUMNS} FROM holiday_schedule WHERE year = $1 FOR UPDATE", year)


async def insert(schedule: Schedule, *, recorded_by: int | None, at: datetime) -> bool:
    """Store a year; false when it is recorded already. Waits for somebody who records it at the same moment."""
    stored = await fetch_value(
        "INSERT INTO holiday_schedule (year, document_no, holidays, workdays, recorded_by, recorded_at, version)"
        " VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (year) DO NOTHING RETURNING year",
        schedule.year, schedule.document_no, _json(schedule), list(schedule.workdays), recorded_by, at,
    )  # fmt: skip
    return stored is not None


async def replace(schedule: Schedule, *, recorded_by: int, at: datetime) -> None:
    """Write a recorded year anew."""
    await execute(
        "UPDATE holiday_schedule SET document_no = $2, holidays = $3, workdays = $4, recorded_by = $5, recorded_at = $6,"
        " version = version + 1 WHERE year = $1",
        schedule.year, schedule.document_no, _json(schedule), list(schedule.workdays), recorded_by, at,
    )  # fmt: skip
