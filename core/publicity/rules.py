"""Pure decisions about publicity: which round applies, what may be filled in, when it is over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from core.holidays.calendar import Calendar
from core.kernel.errors import Conflict, Invalid
from core.plugin_api import PublicityRound
from core.publicity.publicity import Publicity
from core.publicity.states import PublicityState

MODES = {"online": "线上", "offline": "线下", "both": "线上和线下"}
MAX_DAYS = 365
_PHONE = re.compile(r"^[0-9][0-9\-]{4,19}$")


def round_for(rounds: Iterable[PublicityRound], stage: str) -> PublicityRound:
    """The programme's round for `stage`.

    A chain may post at a stage for which the programme names no round of its own (amounts that were calculated after the
    only posting are posted again): then its longest round applies. Raises `Conflict` for a programme without publicity.
    """
    known = list(rounds)
    for candidate in known:
        if candidate.stage == stage:
            return candidate
    if not known:
        raise Conflict("publicity.no_round", "该补贴项目没有配置公示，请先在项目管理中配置公示天数和地点")
    return replace(max(known, key=lambda candidate: (candidate.working_days, candidate.days)), stage=stage)


def period_text(days: int, working_days: bool) -> str:
    """`7 个工作日` or `7 天`."""
    return f"{days} 个工作日" if working_days else f"{days} 天"


def check_texts(*, title: str, place: str, office: str, phone: str) -> None:
    """Refuse what cannot stand on a notice; raises `Invalid` with the field."""
    for field, label, value, longest in (
        ("title", "公示标题", title, 100),
        ("place", "公示地点", place, 200),
        ("office", "公示单位", office, 60),
    ):
        if not value or len(value) > longest:
            raise Invalid("publicity.text", f"请填写{label}，不超过 {longest} 个字", field=field)
    if not _PHONE.match(phone):
        raise Invalid("publicity.phone", "请填写监督电话，只用数字和短横线，例如 0877-3011234", field="phone")


def check_mode(mode: str, *, online_allowed: bool) -> None:
    """Raises `Invalid` for an unknown mode, or an online posting of a programme that forbids it."""
    if mode not in MODES:
        raise Invalid("publicity.mode", "公示方式应为线上、线下或线上和线下", field="mode")
    if mode != "offline" and not online_allowed:
        raise Invalid("publicity.offline_only", "该补贴项目只能线下公示，请把公示方式改为线下", field="mode")


def check_days(days: int, *, minimum: int, working_days: bool) -> None:
    """A period is never shorter than the programme's; raises `Invalid`."""
    if days < minimum:
        raise Invalid(
            "publicity.too_short",
            f"公示期不得少于 {period_text(minimum, working_days)}，当前填写 {days} 天，请改为 {minimum} 天以上",
            field="days",
        )
    if days > MAX_DAYS:
        raise Invalid("publicity.too_long", f"公示期不能超过 {MAX_DAYS} 天，请核对天数", field="days")


def planned_period(publicity: Publicity, day: date, calendar: Calendar) -> tuple[date, date]:
    """First and last day of a posting that is published on `day`: from the day that was filled in, or `day` when that has passed."""
    starts_on = max(publicity.starts_on or day, day)
    return starts_on, calendar.last_day(starts_on, publicity.days, working_days=publicity.working_days)


def unrecorded_text(years: Iterable[int]) -> str:
    """What an official is told about `years` without recorded 放假安排; empty for none."""
    named = "、".join(f"{year} 年" for year in years)
    if not named:
        return ""
    return (
        f"{named}的放假安排还没有录入：公示期中该年的工作日没有扣除春节等放假，也没有计入调休上班，公示结束日期可能偏早。"
        "请联系省级管理员在“平台管理 → 放假安排”录入后再发布或延长；先办理的，结束日期不会因以后录入而改变。"
    )


def check_start(starts_on: date | None, today: date) -> None:
    """A period begins today or later; raises `Invalid`."""
    if starts_on is not None and starts_on < today:
        raise Invalid("publicity.start_past", "公示开始日期不能早于今天，请重新选择", field="starts_on")


def require_over(state: str, ends_on: date, today: date) -> None:
    """Raise `Conflict` unless the posting runs and its last day has passed completely."""
    if state != PublicityState.PUBLISHED:
        raise Conflict("publicity.not_published", "只有已发布的公示才能结束，请刷新后核对状态")
    if today <= ends_on:
        raise Conflict(
            "publicity.still_running",
            f"公示期到 {ends_on:%Y年%m月%d日} 为止，期满之后才能结束；公示期不得缩短",
            details={"ends_on": ends_on.isoformat()},
        )


def is_within_period(state: str, starts_on: date | None, ends_on: date | None, today: date) -> bool:
    """Whether the list hangs out on `today`."""
    if state != PublicityState.PUBLISHED or starts_on is None or ends_on is None:
        return False
    return starts_on <= today <= ends_on


def is_open_to_public(
    state: str, mode: str, starts_on: date | None, ends_on: date | None, today: date
) -> bool:
    """Whether everybody may read the list online on `today`."""
    return mode != "offline" and is_within_period(state, starts_on, ends_on, today)


def period_title(period: str) -> str:
    """A period for people: 202305 → 2023年5月, 2023T1 → 2023年春季学期, 2023 → 2023年."""
    if re.fullmatch(r"\d{6}", period):
        return f"{period[:4]}年{int(period[4:])}月"
    if "T" in period:
        return f"{period[:4]}年{'春季' if period.endswith('1') else '秋季'}学期"
    return f"{period}年"
