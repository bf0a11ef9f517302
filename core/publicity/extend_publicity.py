"""延长公示: a posting may run longer than planned, never shorter."""

from __future__ import annotations

from core.access.official import Official
from core.holidays.calendar import Calendar
from core.kernel.clock import today
from core.kernel.errors import Conflict, Invalid
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.posted import Posted
from core.publicity.print_documents import print_documents
from core.publicity.record import record
from core.publicity.rules import MAX_DAYS
from core.publicity.states import PublicityState
from core.publicity.take import take


async def extend_publicity(
    publicity_id: int, by: Official, *, days: int, reason: str, calendar: Calendar
) -> Posted:
    """Let a running posting last `days` days from its first day; the answer names the job that prints it anew.

    `calendar` counts its working days. Raises `Invalid` when that is not longer, `Conflict` when the posting does not run any more.
    """
    publicity = (await take([publicity_id], by))[0]
    if (
        publicity.state != PublicityState.PUBLISHED
        or publicity.starts_on is None
        or publicity.ends_on is None
    ):
        raise wrong_state("已发布")
    if today() > publicity.ends_on:
        raise Conflict("publicity.over", "公示期已满，不能再延长；如需重新公示，请退回申报单")
    if not reason.strip():
        raise Invalid("publicity.no_reason", "请填写延长公示的原因", field="reason")
    ends_on = publicity.ends_on
    if 0 < days <= MAX_DAYS:
        ends_on = calendar.last_day(publicity.starts_on, days, working_days=publicity.working_days)
    if ends_on <= publicity.ends_on:
        raise Invalid(
            "publicity.not_longer",
            f"公示只能延长：当前为 {publicity.days} 天，请填写更多的天数（不超过 {MAX_DAYS} 天）",
            field="days",
        )
    await queries.extend(publicity_id, days, ends_on)
    record("extend", [publicity_id], by, days=days, ends_on=ends_on.isoformat(), reason=reason.strip()[:200])
    years = calendar.unrecorded_years(publicity.starts_on, ends_on) if publicity.working_days else []
    return Posted(await print_documents([publicity_id], by), years)
