"""The lists 待送审 / 已送审 / 在途 / 已办结 as one post sees them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.clock import CHINA
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_host import programmes_paid
from core.workflow import queries_list
from core.workflow.stages import stage_named

TABS = {"pending": "待送审", "sent": "已送审", "underway": "在途", "finished": "已办结"}
"""Pending: at this post. Sent: at the next one. Underway: further on, or returned from here. Finished: closed."""

PERMISSION = "dossier:read"


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """What narrows the list; None means everything. `region` is a division that covers the townships; a village
    stands for its township, whose dossier holds its people.

    `cycle` is the 补贴周期 (monthly, yearly, term, one_off) of the programmes; `since` and `until` are whole days of 申报日期, on
    which a dossier was opened.
    """

    programme: str | None = None
    batch_id: int | None = None
    year: int | None = None
    period: str | None = None
    region: str | None = None
    entry: str | None = None
    dossier_id: int | None = None
    cycle: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DossierList:
    """One page, and the number of dossiers in every tab under the same filters."""

    page: Page[dict[str, Any]]
    tabs: dict[str, int]


async def list_dossiers(
    by: Official,
    page: PageRequest,
    *,
    stage: str | None = None,
    tab: str | None = None,
    filters: DossierFilter | None = None,
) -> DossierList:
    """Dossiers within the official's posts, from the viewpoint of `stage`, one `tab` of `TABS` (all without it).

    Rows carry people, void people and fen; sums are over the whole tab. Raises `Invalid` for an unknown stage, tab or sort.
    """
    if stage is not None:
        stage_named(stage)
    if tab is not None and (tab not in TABS or stage is None):
        raise Invalid("workflow.tab", f"标签应为 {'、'.join(TABS)} 之一，并同时给出环节", field="tab")
    scope = scope_of(by, PERMISSION, county=current_session().scope)
    wanted = asdict(filters or DossierFilter())
    region = wanted.pop("region")
    wanted["region_prefix"] = _covered_prefix(RegionCode(region)) if region else None
    if cycle := wanted.pop("cycle"):
        paid = programmes_paid(cycle)
        scope = replace(scope, programmes=[code for code in scope.programmes if code in paid])
    since, until = wanted["since"], wanted["until"]
    wanted["since"] = datetime.combine(since, time.min, CHINA) if since else None
    wanted["until"] = datetime.combine(until + timedelta(days=1), time.min, CHINA) if until else None

    totals = {row["tab"]: row for row in await queries_list.tab_totals(stage, scope, wanted)}
    rows = await queries_list.page_of(stage, tab, scope, wanted, page)
    counted = [row for name, row in totals.items() if tab is None or name == tab]
    sums = {name: sum(row[name] for row in counted) for name in ("people", "void_people", "fen")}
    return DossierList(
        Page(
            [dict(row) for row in rows], sum(row["dossiers"] for row in counted), page.number, page.size, sums
        ),
        {name: totals[name]["dossiers"] if name in totals else 0 for name in TABS},
    )


def _covered_prefix(region: RegionCode) -> str:
    """What the codes of the townships begin with whose dossiers a division is asked for."""
    return region.at(RegionLevel.TOWNSHIP).prefix if region.level is RegionLevel.VILLAGE else region.prefix
