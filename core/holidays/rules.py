"""What a year's schedule must be before working days are counted with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.holidays.calendar import FIXED_HOLIDAYS
from core.holidays.schedule import Holiday, Schedule
from core.kernel.errors import Invalid

FIRST_YEAR = 2024
"""The first year that the platform knows (`data/schedules.csv`); nothing is counted in the years before it."""
NAMES = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""The holidays of 全国年节及纪念日放假办法: every notice names them all, some of them together (国庆节、中秋节)."""
MAX_DAYS = 15
"""No holiday of any notice was longer than nine days; a longer one is a slip of the month."""
_BRACKETS = str.maketrans(
    {"(": "〔", "（": "〔", "[": "〔", "【": "〔", ")": "〕", "）": "〕", "]": "〕", "】": "〕"}
)
_DOCUMENT = re.compile(r"国办发(?:明电)?〔(20\d\d)〕[1-9]\d{0,3}号")
_DAYS_OF_WEEK = "一二三四五六日"


def check_schedule(schedule: Schedule, today: date) -> Schedule:
    """The schedule as it is stored: names and number tidied, holidays and days in order. `today` bounds the year.

    Raises `Invalid` with the first thing that is wrong: the field, the day, and how to mend it.
    """
    if not FIRST_YEAR <= schedule.year <= today.year + 1:
        raise Invalid(
            "holidays.year", f"年度应在 {FIRST_YEAR} 年至 {today.year + 1} 年之间，请核对", field="year"
        )
    tidy = replace(
        schedule,
        document_no=_document(schedule.document_no, schedule.year),
        holidays=tuple(
            sorted(
                (replace(each, name=each.name.strip()) for each in schedule.holidays),
                key=lambda each: each.first_day,
            )
        ),
        workdays=tuple(sorted(schedule.workdays)),
    )
    _check_names(tidy.holidays)
    _check_days_off(tidy)
    _check_workdays(tidy)
    return tidy


def _document(text: str, year: int) -> str:
    number = "".join(text.split()).translate(_BRACKETS)
    found = _DOCUMENT.fullmatch(number)
    if found is None:
        raise Invalid(
            "holidays.document",
            f"请填写国务院办公厅通知的文号，如“国办发明电〔{year - 1}〕7号”",
            field="document_no",
        )
    if int(found[1]) not in (year - 1, year):
        raise Invalid(
            "holidays.document_year",
            f"{year} 年的放假安排由 {year - 1} 年或 {year} 年的通知规定，文号中的年份为 {found[1]} 年，请核对年度和文号",
            field="document_no",
        )
    return number


def _check_names(holidays: tuple[Holiday, ...]) -> None:
    if any(not 1 <= len(each.name) <= 20 for each in holidays):
        raise Invalid("holidays.name", "请填写每个节日的名称，不超过 20 个字", field="holidays")
    lacking = [name for name in NAMES if not any(name in each.name for each in holidays)]
    if lacking:
        raise Invalid(
            "holidays.lacking",
            f"缺少节日：{'、'.join(lacking)}。请按通知逐个填写；合并放假的写在一起，如“国庆节、中秋节”",
            field="holidays",
        )


def _check_days_off(schedule: Schedule) -> None:
    named: dict[date, str] = {}
    for holiday in schedule.holidays:
        if holiday.last_day < holiday.first_day:
            raise Invalid(
                "holidays.backwards",
                f"{holiday.name}的最后一天（{_text(holiday.last_day)}）早于第一天（{_text(holiday.first_day)}），请核对",
                field="holidays",
            )
        _require_near(schedule.year, (holiday.first_day, holiday.last_day), f"{holiday.name}放假", "holidays")
        if (holiday.last_day - holiday.first_day).days >= MAX_DAYS:
            raise Invalid(
                "holidays.long", f"{holiday.name}放假超过 {MAX_DAYS} 天，请核对起止日期", field="holidays"
            )
        for day in holiday.days():
            if day in named:
                raise Invalid(
                    "holidays.twice",
                    f"{_text(day)}同时列入{named[day]}和{holiday.name}，请只保留一处",
                    field="holidays",
                )
            named[day] = holiday.name
    for day in _fixed(schedule.year):
        if day not in named:
            raise Invalid(
                "holidays.fixed",
                f"{_text(day)}是法定节假日，应当放假，请核对该节日的起止日期",
                field="holidays",
            )


def _check_workdays(schedule: Schedule) -> None:
    free = schedule.free_days()
    _require_near(schedule.year, schedule.workdays, "调休上班", "workdays")
    for place, day in enumerate(schedule.workdays):
        if day.weekday() < 5:
            raise Invalid(
                "holidays.weekday",
                f"{_text(day)}是星期{_DAYS_OF_WEEK[day.weekday()]}，调休上班只能是星期六或星期日，请核对",
                field="workdays",
            )
        if day in free:
            raise Invalid("holidays.both", f"{_text(day)}既放假又上班，请核对后只保留一处", field="workdays")
        if day in schedule.workdays[:place]:
            raise Invalid("holidays.worked_twice", f"{_text(day)}重复填写，请删去一个", field="workdays")


def _require_near(year: int, days: tuple[date, ...], what: str, field: str) -> None:
    """元旦 may begin, and be worked for, in the last ten days of December before; 31 December is the last day of any notice."""
    first, last = date(year - 1, 12, 22), date(year, 12, 31)
    for day in days:
        if not first <= day <= last:
            raise Invalid(
                "holidays.other_year",
                f"{what}的日期 {_text(day)}不属于 {year} 年的放假安排（{_text(first)}至 {_text(last)}），请核对",
                field=field,
            )


def _fixed(year: int) -> Iterator[date]:
    return (date(year, month, day) for month, day in FIXED_HOLIDAYS)


def _text(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
