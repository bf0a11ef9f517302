"""补贴周期: how a period is written and which days it covers. Pure."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from core.kernel.errors import Invalid
from core.plugin_api import Period

_EXAMPLES = {Period.MONTHLY: "202305", Period.YEARLY: "2023", Period.TERM: "2023T1", Period.ONE_OFF: "2023"}
_FORMS = {
    Period.MONTHLY: re.compile(r"(20\d{2})(0[1-9]|1[0-2])", re.ASCII),
    Period.YEARLY: re.compile(r"(20\d{2})", re.ASCII),
    Period.TERM: re.compile(r"(20\d{2})T([12])", re.ASCII),
    Period.ONE_OFF: re.compile(r"(20\d{2})", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """One period: as it is written, its year, its first and its last day."""

    text: str
    year: int
    start: date
    end: date

    @property
    def title(self) -> str:
        """For people: 2023年5月, 2023年春季学期, 2023年."""
        if self.text.isdecimal() and len(self.text) == 6:
            return f"{self.year}年{self.start.month}月"
        if "T" in self.text:
            return f"{self.year}年{'春季' if self.text.endswith('1') else '秋季'}学期"
        return f"{self.year}年"


def parse_period(kind: Period, text: str) -> PeriodDates:
    """Read a period of a programme that is paid `kind`; raises `Invalid` with the right way of writing it.

    A term is 春季 (T1, February to July) or 秋季 (T2, August to January of the next year).
    """
    written = text.strip().upper()
    found = _FORMS[kind].fullmatch(written)
    if found is None:
        raise Invalid(
            "batch.period",
            f"批次号“{text[:20]}”写法不对，本项目应写成 {_EXAMPLES[kind]} 的样子",
            field="period",
        )
    year = int(found[1])
    if kind is Period.MONTHLY:
        month = int(found[2])
        return PeriodDates(
            written, year, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        )
    if kind is Period.TERM and found[2] == "1":
        return PeriodDates(written, year, date(year, 2, 1), date(year, 7, 31))
    if kind is Period.TERM:
        return PeriodDates(written, year, date(year, 8, 1), date(year + 1, 1, 31))
    return PeriodDates(written, year, date(year, 1, 1), date(year, 12, 31))
