"""发布公示: the list is sealed and posted, and the period begins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.access.official import Official
from core.holidays.calendar import Calendar
from core.kernel.clock import now, today
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.print_documents import print_documents
from core.publicity.publicity import Publicity
from core.publicity.record import record
from core.publicity.states import PublicityState
from core.publicity.take import take
from core.workflow import seal_lines, touch_dossiers


async def publish_publicity(publicity_ids: Collection[int], by: Official, *, calendar: Calendar) -> int:
    """Publish postings that were filled in; returns the id of the job that prints them.

    The lines of each village are sealed as they are now: this is the list that may be approved and paid. The period begins
    on the day that was filled in, or today when that has passed; its length never shrinks. `calendar` counts its working
    days, and what it says now is fixed. Raises `NotAllowed`, `NotFound`, `Conflict` for one that is not filled in or has nobody left to post.
    """
    found = await take(publicity_ids, by)
    if any(each.state != PublicityState.TO_PUBLISH for each in found):
        raise wrong_state("待发布（已填写）")
    posted = []
    for each in found:
        starts_on, ends_on = _period(each, today(), calendar)
        seal = await seal_lines(each.dossier_id, "publicity", each.stage, by, village_code=each.village_code)
        posted.append((each.id, starts_on, ends_on, seal.id, seal.people, seal.fen))
    if await queries.publish(posted, by=by.id, at=now()) != len(found):
        raise wrong_state("待发布（已填写）")
    await touch_dossiers(sorted({each.dossier_id for each in found}))
    ids = [each.id for each in found]
    record("publish", ids, by, seals=[row[3] for row in posted], people=sum(row[4] for row in posted))
    return await print_documents(ids, by)


def _period(publicity: Publicity, day: date, calendar: Calendar) -> tuple[date, date]:
    starts_on = max(publicity.starts_on or day, day)
    return starts_on, calendar.last_day(starts_on, publicity.days, working_days=publicity.working_days)
