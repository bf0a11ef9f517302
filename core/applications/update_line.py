"""Correct one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asyncpg import Record

from core.access.may import is_allowed
from core.access.official import Official
from core.applications import queries_lines as queries
from core.applications.columns import layout_of
from core.applications.editable_lines import editable_lines
from core.applications.refuse_problems import refuse_problems
from core.applications.rewrite_drafts import rewrite_drafts
from core.applications.rules import Directory, Intake, RowRules
from core.applications.show_lines import line_cells, member_views
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode
from core.plugin_host import subsidy


async def update_line(
    line_id: int, changes: Mapping[str, Any], by: Official, directory: Directory, *, version: int
) -> None:
    """Change cells of a line (column key → value; None empties one) and check it anew: it is in order afterwards.

    All checks of the line start again. Needs `line:enter` where the line belongs; the corrected line must lie within
    that official's region too. Raises `Conflict` for another `version`, a sent-off line or a second claim, `Invalid`
    with all problems in `details["problems"]`.
    """
    (row,) = await editable_lines([line_id], by, "line:enter")
    if row["version"] != version:
        raise Conflict("line.changed", "这条明细刚被他人修改过，请刷新后在最新内容上修改")
    batch = await find_batch(row["batch_id"])
    programme = subsidy(row["programme_code"])
    layout = layout_of(programme)
    members = member_views(await queries.members_of([line_id]), masked=False).get(line_id, [])
    cells = line_cells(row, layout, members, str) | dict(changes)
    region = _widest_region(row, by)
    intake = Intake(programme, row["entry"], region, batch.period_start, batch.period_end)
    draft = RowRules(intake, directory).check(row["row_number"], cells)
    refuse_problems(draft)
    await rewrite_drafts([row], [draft], by, changed=True)
    refuse_problems(draft)
    current_session().record(
        AuditRecord(
            action="line.update",
            subject="line",
            subject_id=str(line_id),
            official_id=by.id,
            account=by.account,
            before={"version": version, "intake_status": row["intake_status"]},
            after={"version": version + 1, "columns": sorted(set(changes) & set(layout.titles))},
        )
    )


def _widest_region(row: Record, by: Official) -> RegionCode:
    """The county for officials who enter lines all over it, else the line's own township."""
    county = RegionCode(f"{current_session().scope}000000")
    everywhere = is_allowed(by, "line:enter", region=county, programme=row["programme_code"])
    return county if everywhere else RegionCode(row["township_code"])
