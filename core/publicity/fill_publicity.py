"""填写公示: title, mode, place, period, and who answers questions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from core.access.official import Official
from core.kernel.clock import today
from core.kernel.errors import Invalid
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.publicity import Publicity
from core.publicity.record import record
from core.publicity.rules import check_days, check_mode, check_start, check_texts
from core.publicity.states import EDITABLE
from core.publicity.take import take


async def fill_publicity(
    publicity_ids: Collection[int],
    by: Official,
    *,
    phone: str,
    title: str | None = None,
    mode: str | None = None,
    place: str | None = None,
    office: str | None = None,
    days: int | None = None,
    starts_on: date | None = None,
) -> None:
    """Fill in one posting or several alike; what is None stays as the programme proposes. They become `to_publish`.

    `days` is never below the programme's; without `starts_on` the period begins on the day of publishing. A `title` can be
    given to a single posting only. Raises `Invalid` with the field, `NotAllowed`, `NotFound`, `Conflict`.
    """
    found = await take(publicity_ids, by)
    if title is not None and len(found) > 1:
        raise Invalid("publicity.one_title", "批量填写时不能统一改标题，请逐个修改公示标题", field="title")
    check_start(starts_on, today())
    values: dict[str, Any] = {"phone": phone.strip(), "starts_on": starts_on}
    values |= {
        name: value.strip() if isinstance(value, str) else value
        for name, value in (
            ("title", title),
            ("mode", mode),
            ("place", place),
            ("office", office),
            ("days", days),
        )
        if value is not None
    }
    for each in found:
        _check(each, values)
    if await queries.fill([each.id for each in found], values) != len(found):
        raise wrong_state("待发布")
    record("fill", [each.id for each in found], by, days=days, mode=mode, place=place)


def _check(publicity: Publicity, values: dict[str, Any]) -> None:
    if publicity.state not in EDITABLE:
        raise wrong_state("待发布")
    check_texts(
        title=values.get("title", publicity.title),
        place=values.get("place", publicity.place),
        office=values.get("office", publicity.office),
        phone=values["phone"],
    )
    check_mode(values.get("mode", publicity.mode), online_allowed=publicity.online_allowed)
    check_days(
        values.get("days", publicity.days),
        minimum=publicity.minimum_days,
        working_days=publicity.working_days,
    )
