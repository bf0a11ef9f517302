"""汇总数据: people and fen of each county, programme, period and measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access.official import Official
from core.access.scope import region_patterns
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode
from core.summaries import queries

PERMISSION = "summary:read"

MEASURES = {
    "issued": "已申请支付",
    "requested": "待发送",
    "in_flight": "在途",
    "paid": "支付成功",
    "failed": "支付失败",
    "returned": "退款",
    "stopped": "已作废",
}
"""Issued is everything that was ever asked for and not withdrawn: the sum of the six others. In the order in which money goes."""

_AS_MONEY_GOES = (
    "county_code, programme_code, period, array_position(ARRAY["
    + ", ".join(f"'{measure}'" for measure in MEASURES)
    + "], measure)"
)


@dataclass(frozen=True, slots=True)
class SummaryFilter:
    """What narrows the list; None means everything. `region` is a division that covers the counties."""

    region: str | None = None
    programme: str | None = None
    period: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One figure: people (lines) and fen, true at `as_of`. `id` names the row."""

    id: str
    county_code: str
    programme_code: str
    period: str
    measure: str
    people: int
    total_fen: int
    as_of: datetime


async def list_summaries(
    by: Official, page: PageRequest, filters: SummaryFilter | None = None
) -> Page[SummaryRow]:
    """Figures of the counties inside the official's posts and of the programmes of 项目授权, in a session of the platform.

    The sums run over all pages: `<measure>_people` and `<measure>_fen` of every measure. Raises `Invalid` for an unknown
    measure, region or sort.
    """
    wanted = filters or SummaryFilter()
    if wanted.measure is not None and wanted.measure not in MEASURES:
        raise Invalid("summary.measure", f"统计口径应为 {'、'.join(MEASURES)} 之一", field="measure")
    values = (
        region_patterns(by, PERMISSION),
        sorted(by.programmes),
        RegionCode(wanted.region).prefix if wanted.region else None,
        wanted.programme,
        wanted.period,
        wanted.measure,
    )
    order = page.order_by(queries.SORTABLE, _AS_MONEY_GOES)
    rows = [SummaryRow(**dict(row)) for row in await queries.page_of(values, order, page.size, page.offset)]
    found = {row["measure"]: row for row in await queries.totals(values)}
    sums: dict[str, int] = {}
    for measure in MEASURES:
        row = found.get(measure)
        sums[f"{measure}_people"], sums[f"{measure}_fen"] = (row["people"], row["fen"]) if row else (0, 0)
    return Page(rows, sum(row["rows"] for row in found.values()), page.number, page.size, sums)
