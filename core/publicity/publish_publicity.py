"""发布公示: the list is sealed and posted, and the period begins."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.holidays.calendar import Calendar
from core.kernel.clock import now, today
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.posted import Posted
from core.publicity.print_documents import print_documents
from core.publicity.record import record
from core.publicity.rules import planned_period
from core.publicity.states import PublicityState
from core.publicity.take import take
from core.workflow import seal_lines, touch_dossiers


async def publish_publicity(publicity_ids: Collection[int], by: Official, *, calendar: Calendar) -> Posted:
    """Publish postings that were filled in; the answer names the job that prints them, and years without recorded holidays.

    The lines of each village are sealed as they are now: this is the list that may be approved and paid. The period begins
    on the day that was filled in, or today when that has passed; its length never shrinks. `calendar` counts its working
    days, and what it says now is fixed. Raises `NotAllowed`, `NotFound`, `Conflict` for one that is not filled in or has nobody left to post.
    """
    found = await take(publicity_ids, by)
    if any(each.state != PublicityState.TO_PUBLISH for each in found):
        raise wrong_state("待发布（已填写）")
    posted = []
    years: set[int] = set()
    for each in found:
        starts_on, ends_on = planned_period(each, today(), calendar)
        if each.working_days:
            years.update(calendar.unrecorded_years(starts_on, ends_on))
        seal = await seal_lines(each.dossier_id, "publicity", each.stage, by, village_code=each.village_code)
        posted.append((each.id, starts_on, ends_on, seal.id, seal.people, seal.fen))
    if await queries.publish(posted, by=by.id, at=now()) != len(found):
        raise wrong_state("待发布（已填写）")
    await touch_dossiers(sorted({each.dossier_id for each in found}))
    ids = [each.id for each in found]
    record("publish", ids, by, seals=[row[3] for row in posted], people=sum(row[4] for row in posted))
    return Posted(await print_documents(ids, by), sorted(years))
