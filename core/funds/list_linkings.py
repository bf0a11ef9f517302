"""指标挂接 as a list: which dossiers wait for it, and what each of the others is linked to (features row 42)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.funds import queries_tracing
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest

TABS = {"to_link": "待挂接", "linked": "已挂接", "sent": "已送支付"}
"""Linked: fully funded and still at this post, where the choice may be changed. Sent: at 支付申请 or behind it."""


@dataclass(frozen=True, slots=True)
class LinkingFilter:
    """What the list is narrowed to; empty means everything that the official may see."""

    tab: str = "to_link"
    programme: str = ""
    batch_id: int | None = None
    year: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class LinkingList:
    """One page, and the number of dossiers in every tab under the same filters."""

    page: Page[dict[str, Any]]
    tabs: dict[str, int]


async def list_linkings(by: Official, page: PageRequest, wanted: LinkingFilter) -> LinkingList:
    """Dossiers at 指标挂接, and linked ones behind it, of the official's programmes; those of another unit never appear.

    Each row has `links`: indicator, 文号, fen and ratio in the order of use. Sums run over the whole tab. Raises `Invalid`
    for an unknown tab.
    """
    if wanted.tab not in TABS:
        raise Invalid("funds.tab", f"没有“{wanted.tab[:20]}”这个页签，可用：{'、'.join(TABS)}", field="tab")
    scope = scope_of(by, "indicator:read", county=current_session().scope)
    filters = (
        scope.region_patterns,
        scope.programmes,
        scope.budget_units,
        wanted.programme,
        wanted.batch_id,
        wanted.year,
        wanted.period,
    )
    totals = {row["tab"]: row for row in await queries_tracing.linking_totals(filters)}
    order_by = page.order_by(queries_tracing.LINKING_SORTABLE, "id DESC")
    rows = await queries_tracing.linkings(filters, wanted.tab, order_by, page.size, page.offset)
    here = totals.get(wanted.tab)
    sums = {name: here[name] if here else 0 for name in ("people", "fen", "linked_fen")}
    return LinkingList(
        Page([_row(row) for row in rows], here["dossiers"] if here else 0, page.number, page.size, sums),
        {name: totals[name]["dossiers"] if name in totals else 0 for name in TABS},
    )


def _row(row: Any) -> dict[str, Any]:
    columns = zip(
        row["indicators"] or (), row["documents"] or (), row["fens"] or (), row["ratios"] or (), strict=True
    )
    return dict(row) | {
        "links": [
            {"indicator_id": indicator, "document_no": document, "fen": fen, "ratio_bp": ratio}
            for indicator, document, fen, ratio in columns
        ]
    }
