"""发放结果 (features row 47): 支付成功, 支付失败, 退款, 在途, with people and amounts in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.kernel.errors import Invalid
from core.kernel.masking import mask_name
from core.kernel.paging import Page, PageRequest
from core.payments import queries_results as queries
from core.payments import queries_tallies as tallies
from core.payments.result_filter import TABS, ResultFilter

MOST_SORTED = 50_000
"""Longer lists keep their order, the newest voucher first: nobody reads so many rows, and sorting them would hold up others."""
MEASURES = ("requested", "in_flight", "paid", "failed", "returned", "stopped")


@dataclass(frozen=True, slots=True)
class ResultList:
    """One page, and the number of people in every tab under the same filters."""

    page: Page[dict[str, Any]]
    tabs: dict[str, int]


async def list_results(by: Official, page: PageRequest, wanted: ResultFilter) -> ResultList:
    """A page of the last payments of lines. The sums run over all tabs: `people`, `fen`, and both for each state.

    So 支付总人数 = 成功 + 失败 + 退款 + 在途 + 已作废 can be read off any page. Raises `Invalid` for an unknown tab, and for
    another order of more than `MOST_SORTED` rows.
    """
    states = wanted.states()
    filters = wanted.values(by)
    # A name is found by index and a reader of everything goes by id; whatever else may be millions, which are tallied.
    by_state = {row["state"]: row for row in await (queries if wanted.name else tallies).sums(filters)}
    sums = {"people": 0, "fen": 0}
    for measure in MEASURES:
        row = by_state.get(measure)
        sums[f"{measure}_people"], sums[f"{measure}_fen"] = (row["people"], row["fen"]) if row else (0, 0)
        sums["people"] += sums[f"{measure}_people"]
        sums["fen"] += sums[f"{measure}_fen"]

    def people(of: Sequence[str] | None) -> int:
        chosen = MEASURES if of is None else ["requested" if state == "drafted" else state for state in of]
        return sum(sums[f"{measure}_people"] for measure in chosen)

    if wanted.name or page.after_id is not None:
        order_by = page.order_by(queries.SORTABLE, "p.id DESC")
        rows = await queries.find(filters, states, order_by, page.size, page.offset, page.after_id)
    else:
        order_by = page.order_by(queries.SORTABLE, "")
        if order_by and people(states) > MOST_SORTED:
            raise Invalid(
                "payments.sort",
                f"共 {people(states):,} 条，超过 {MOST_SORTED:,} 条不能改变顺序：请先选择补贴批次、批次号或乡镇村组，再排序",
                field="sort",
            )
        rows = await tallies.page_of(filters, states, order_by, page.size, page.offset)
    shown = [dict(row) | {"payee_name_masked": mask_name(row["payee_name"])} for row in rows]
    return ResultList(
        Page(shown, people(states), page.number, page.size, sums),
        {tab: people(of) for tab, of in TABS.items()},
    )
