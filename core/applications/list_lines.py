"""The lines of a batch that an official may see."""

from __future__ import annotations

from dataclasses import replace

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries_lines as queries
from core.applications.line import LineFilter, LineSummary
from core.applications.show_lines import finding_views, line_summary
from core.catalogue.find_batch import find_batch
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.identity import IdNumber
from core.kernel.paging import Page, PageRequest


async def list_lines(
    wanted: LineFilter, by: Official, page: PageRequest, *, after_id: int | None = None
) -> Page[LineSummary]:
    """One page of lines with their open findings; numbers masked. Needs `line:read`; four queries however many rows.

    `sums` over everything found: `people` (lines), `members` (people in their households), `fen`, `abnormal`. With
    `after_id`, the rows behind that id in order of id (keyset paging), whatever page number and order say.
    """
    await find_batch(wanted.batch_id)
    wanted = _normalised(wanted)
    scope = scope_of(by, "line:read", county=current_session().scope)
    keyset = after_id is not None
    rows = await queries.page_of_lines(
        wanted,
        scope,
        order="id" if keyset else page.order_by(queries.SORTABLE, "id"),
        limit=page.size,
        offset=0 if keyset else page.offset,
        after_id=after_id,
    )
    sums = dict(await queries.sums_of_lines(wanted, scope))
    findings = finding_views(await queries.findings_of([row["id"] for row in rows], open_only=True))
    shown = [line_summary(row, findings.get(row["id"], ())) for row in rows]
    return Page(shown, sums["people"], page.number, page.size, sums)


def _normalised(wanted: LineFilter) -> LineFilter:
    """The filter with its id number as it is digested; a collective's code stays as it is."""
    if not wanted.id_number:
        return wanted
    try:
        return replace(wanted, id_number=str(IdNumber(wanted.id_number)))
    except Invalid:
        return replace(wanted, id_number=wanted.id_number.strip().upper())
