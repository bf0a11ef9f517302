"""指标列表 (features row 42): the indicators of the official's budget units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.funds import queries
from core.kernel.paging import Page, PageRequest


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """What the list is narrowed to. `text` is looked for in 文号 and 项目名称; `usable` keeps what can be linked."""

    fiscal_year: int | None = None
    text: str = ""
    function_code: str = ""
    fund_nature: str = ""
    usable: bool = False


async def list_indicators(by: Official, page: PageRequest, wanted: IndicatorFilter) -> Page[dict[str, Any]]:
    """A page of indicators with sums (fen) over all that were found; units outside the official's posts never appear.

    `usable` says whether an indicator can be linked now: it may be carried out, and something of it is left.
    """
    scope = scope_of(by, "indicator:read", county=current_session().scope)
    units = scope.budget_units if scope.region_patterns else []
    filters = (
        units,
        wanted.fiscal_year,
        wanted.text,
        wanted.function_code,
        wanted.fund_nature,
        wanted.usable,
    )
    order_by = page.order_by(queries.SORTABLE, "fiscal_year DESC, document_no, id")
    rows = await queries.find(filters, order_by, page.size, page.offset)
    sums = dict(await queries.sums(filters))
    found = [{**dict(row), "usable": row["executable"] and row["available_fen"] > 0} for row in rows]
    return Page(found, sums.pop("total"), page.number, page.size, sums)
