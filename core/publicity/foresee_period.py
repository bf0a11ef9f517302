"""Before 发布 or 延长: would the period run into a year whose 放假安排 nobody recorded?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.access.official import Official
from core.holidays.calendar import Calendar
from core.kernel.clock import today
from core.publicity import queries
from core.publicity.authorise import authorise
from core.publicity.errors import not_found
from core.publicity.publicity import Publicity
from core.publicity.rules import MAX_DAYS, planned_period
from core.publicity.states import PublicityState


async def foresee_period(
    publicity_ids: Collection[int], by: Official, *, days: int | None = None, calendar: Calendar
) -> list[int]:
    """The unrecorded years that the periods of these postings touch, in order; empty when every working day is known.

    A posting that waits is looked at as if it were published today, one that runs as it stands, or with `days` from its first
    day when that many may be asked for. Nothing is locked or changed. Raises `NotFound`, and `NotAllowed` as the work itself does.
    """
    wanted = sorted(set(publicity_ids))
    found = await queries.find_all(wanted)
    if len(found) != len(wanted):
        raise not_found()
    authorise(by, ((each.stage, each.township_code, each.programme_code) for each in found))
    usable = days if days is not None and 0 < days <= MAX_DAYS else None
    years: set[int] = set()
    for each in found:
        if each.working_days:
            years.update(calendar.unrecorded_years(*_period(each, usable, calendar)))
    return sorted(years)


def _period(publicity: Publicity, days: int | None, calendar: Calendar) -> tuple[date, date]:
    first, last = publicity.starts_on, publicity.ends_on
    if publicity.state != PublicityState.PUBLISHED or first is None or last is None:
        return planned_period(publicity, today(), calendar)
    if days is None:
        return first, last
    return first, max(last, calendar.last_day(first, days, working_days=publicity.working_days))
