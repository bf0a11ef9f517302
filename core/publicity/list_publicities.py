"""业务公示 under its tabs."""

from __future__ import annotations

from typing import Any

from asyncpg import Record

from core.access.official import Official
from core.kernel.clock import today
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.publicity import queries
from core.publicity.publicity import read_publicity
from core.publicity.publicity_scope import publicity_scope
from core.publicity.states import PUBLICITY_STAGES, Tab


async def list_publicities(
    by: Official,
    tab: str,
    page: PageRequest,
    *,
    stage: str | None = None,
    programme: str | None = None,
    batch_id: int | None = None,
    year: int | None = None,
    cycle: str | None = None,
    dossier_id: int | None = None,
) -> Page[Any]:
    """One page of a tab: `Publicity` rows, or for `to_generate` the dossiers that wait (as dicts).

    `cycle` is the 补贴周期 of the programmes (monthly, yearly, term, one_off), `dossier_id` the 项目序号. `sums` holds people and fen of the whole tab. Raises `Invalid` for an unknown tab or stage.
    """
    if tab not in set(Tab):
        raise Invalid("publicity.tab", f"标签应为以下之一：{'、'.join(Tab)}", field="tab")
    if stage is not None and stage not in PUBLICITY_STAGES:
        raise Invalid(
            "publicity.stage", f"公示环节应为以下之一：{'、'.join(PUBLICITY_STAGES)}", field="stage"
        )
    scope = publicity_scope(by, cycle)
    if tab == Tab.TO_GENERATE:
        waiting, totals = await queries.list_to_generate(
            scope,
            stages=[stage] if stage else list(PUBLICITY_STAGES),
            programme=programme,
            batch_id=batch_id,
            year=year,
            dossier_id=dossier_id,
            page=page,
        )
        return _page([dict(row) for row in waiting], totals, page)
    found, totals = await queries.list_postings(
        scope,
        Tab(tab),
        today=today(),
        stage=stage,
        programme=programme,
        batch_id=batch_id,
        year=year,
        dossier_id=dossier_id,
        page=page,
    )
    return _page([read_publicity(row) for row in found], totals, page)


def _page(rows: list[Any], totals: Record, page: PageRequest) -> Page[Any]:
    sums = {"people": totals["people"], "fen": totals["fen"]}
    return Page(rows, totals["total"], page.number, page.size, sums)
