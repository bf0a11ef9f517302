"""零余额账户 of the county's budget units, with their history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.masking import mask_account
from core.kernel.paging import Page, PageRequest
from core.payments import queries_payers as queries
from core.payments.payer import open_payer_account


async def list_payer_accounts(
    by: Official, page: PageRequest, *, budget_unit: str = "", state: str = ""
) -> Page[dict[str, Any]]:
    """A page of accounts of the official's budget units, newest first; numbers are masked.

    `state`: proposed, confirmed, superseded or refused.
    """
    scope = scope_of(by, "payer_account:read", county=current_session().scope)
    filters = (scope.budget_units if scope.region_patterns else [], budget_unit, state)
    rows = await queries.find(filters, page.order_by(queries.SORTABLE, "id DESC"), page.size, page.offset)
    return Page([shown_payer(row) for row in rows], await queries.count(filters), page.number, page.size)


def shown_payer(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it may be seen: the number masked, the sealed one left out."""
    shown = {name: value for name, value in row.items() if name != "account_cipher"}
    return shown | {"account": mask_account(open_payer_account(row))}
