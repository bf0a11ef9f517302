"""What 发放结果 is narrowed to, for the list and for the export alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.clock import CHINA
from core.kernel.errors import Invalid
from core.plugin_host import programmes_paid

TABS: dict[str, list[str] | None] = {
    "all": None,
    "paid": ["paid"],
    "failed": ["failed"],
    "returned": ["returned"],
    "in_flight": ["drafted", "in_flight"],
    "stopped": ["stopped"],
    "to_mend": ["failed", "returned"],
}
"""全部, 支付成功, 支付失败, 退款, 在途 (asked for or with the bank, without a result), 已作废, 差错 (失败 and 退款 in one)."""


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """Empty fields mean everything that the official may see. `region` is a township or a village (12 digits).

    `since` and `until` are whole days of the bank's result; `cycle` is the 补贴周期 of the programmes.
    """

    tab: str = "all"
    programme: str = ""
    period: str = ""
    batch_id: int | None = None
    region: str = ""
    name: str = ""
    voucher_id: int | None = None
    since: date | None = None
    until: date | None = None
    cycle: str | None = None

    def states(self) -> list[str] | None:
        """Payment states of the tab; raises `Invalid` for a tab that does not exist."""
        if self.tab not in TABS:
            raise Invalid(
                "payments.tab", f"没有“{self.tab[:20]}”这个页签，可用：{'、'.join(TABS)}", field="tab"
            )
        return TABS[self.tab]

    def values(self, by: Official) -> tuple[Any, ...]:
        """The values `$1…$11` of the queries: what `by` may see, narrowed."""
        scope = scope_of(by, "payment:read", county=current_session().scope)
        paid = programmes_paid(self.cycle) if self.cycle else scope.programmes
        return (
            [code for code in scope.programmes if code in paid],
            scope.region_patterns,
            scope.budget_units,
            self.programme,
            self.period,
            self.batch_id,
            self.region,
            self.name,
            self.voucher_id,
            _morning(self.since),
            _morning(self.until + timedelta(days=1)) if self.until else None,
        )


def _morning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), CHINA) if day else None
