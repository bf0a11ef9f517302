"""支付凭证 as each desk sees them: what waits there, and what went on from there (features row 45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.payments import queries_vouchers as queries
from core.payments.states import VoucherState

_BEHIND = ("sending", "sent", "refused", "finished")
DESKS: dict[str, dict[str, tuple[str, ...]]] = {
    "make_sign": {"waiting": ("drafted",), "done": ("maker_signed", "signed", *_BEHIND)},
    "check_sign": {"waiting": ("maker_signed",), "done": ("signed", *_BEHIND)},
    "send": {"waiting": ("signed", "sending"), "done": ("sent", "refused", "finished")},
    "register": {"waiting": ("sent",), "done": ("finished",)},
}
"""Desk → tab → states: 经办签章, 审核签章, 凭证发送 (a voucher whose fate is unknown waits there), 回单登记."""


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """What the list is narrowed to; empty means everything that the official may see. A `tab` belongs to a `desk`."""

    states: Sequence[str] = ()
    programme: str = ""
    period: str = ""
    batch_id: int | None = None
    number: str = ""
    desk: str = ""
    tab: str = ""

    def shown_states(self) -> list[str] | None:
        """The states of the tab, or those that were asked for; raises `Invalid` for what does not exist."""
        if not self.desk:
            return list(self.states) or None
        tabs = DESKS.get(self.desk, {})
        if self.tab not in tabs:
            raise Invalid(
                "payments.voucher_tab", "请给出签章、发送或回单的岗位，以及待办或已办页签", field="tab"
            )
        return list(tabs[self.tab])


@dataclass(frozen=True, slots=True)
class VoucherList:
    """One page, and with a desk the number of vouchers in each of its tabs under the same filters."""

    page: Page[dict[str, Any]]
    tabs: dict[str, int]


async def list_vouchers(by: Official, page: PageRequest, wanted: VoucherFilter) -> VoucherList:
    """A page of vouchers of the official's programmes and budget units, newest first, with people and fen in all.

    Raises `Invalid` for an unknown state, desk or tab.
    """
    states = wanted.shown_states()
    unknown = set(wanted.states) - {state.value for state in VoucherState}
    if unknown:
        raise Invalid(
            "payments.voucher_state", f"没有“{'、'.join(sorted(unknown))}”这种凭证状态", field="state"
        )
    scope = scope_of(by, "voucher:read", county=current_session().scope)
    programmes = scope.programmes if scope.region_patterns else []
    narrowed = (wanted.programme, wanted.period, wanted.batch_id, wanted.number)
    order_by = page.order_by(queries.SORTABLE, "v.id DESC")
    rows = await queries.find(
        (programmes, scope.budget_units, states, *narrowed), order_by, page.size, page.offset
    )
    by_state = {
        row["state"]: row for row in await queries.sums((programmes, scope.budget_units, None, *narrowed))
    }

    def summed(name: str, of: Sequence[str] | None) -> int:
        return sum(row[name] for state, row in by_state.items() if of is None or state in of)

    return VoucherList(
        Page(
            [dict(row) for row in rows],
            summed("total", states),
            page.number,
            page.size,
            {name: summed(name, states) for name in ("people", "fen")},
        ),
        {tab: summed("total", of) for tab, of in DESKS.get(wanted.desk, {}).items()},
    )
