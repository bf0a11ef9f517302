"""Requests for 确认需发放: what waits for a second official, and what became of the others."""

from __future__ import annotations

from dataclasses import dataclass

from asyncpg import Record

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries_further_claims as queries
from core.applications.further_claim import STATES, FurtherClaimFilter, FurtherClaimSummary
from core.applications.show_lines import opened
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.masking import mask_id_number
from core.kernel.paging import Page, PageRequest


@dataclass(frozen=True, slots=True)
class FurtherClaimList:
    """One page, and the number of requests of every state under the same conditions."""

    page: Page[FurtherClaimSummary]
    tabs: dict[str, int]


async def list_further_claims(
    wanted: FurtherClaimFilter, by: Official, page: PageRequest
) -> FurtherClaimList:
    """Requests of the lines that the official may read, the oldest first; two queries however many there are.

    `sums` over everything found: `people` (requests) and `cap_fen`. Needs `line:read`; raises `Invalid` for an unknown state.
    """
    if wanted.state is not None and wanted.state not in STATES:
        raise Invalid("further_claim.state", f"状态应为以下之一：{'、'.join(STATES)}", field="state")
    scope = scope_of(by, "line:read", county=current_session().scope)
    totals = {row["state"]: row for row in await queries.totals(wanted, scope)}
    rows = await queries.page_of(wanted, scope, page)
    counted = [row for state, row in totals.items() if wanted.state in (None, state)]
    sums = {name: sum(row[name] for row in counted) for name in ("people", "cap_fen")}
    tabs = {state: totals[state]["people"] if state in totals else 0 for state in STATES}
    shown = [_summary(row, by) for row in rows]
    return FurtherClaimList(Page(shown, sums["people"], page.number, page.size, sums), tabs)


def _summary(row: Record, by: Official) -> FurtherClaimSummary:
    values = dict(row)
    entered_by = values.pop("entered_by")
    del values["id_cipher"]
    return FurtherClaimSummary(
        **values,
        id_number=mask_id_number(opened(row, "id_cipher")),
        own=by.id in (row["asked_by"], entered_by),
    )
