"""账户变更 that wait for a second official, for whoever may confirm them."""

from __future__ import annotations

from typing import Any

from core.access import Official, scope_of
from core.database import current_session
from core.kernel.masking import mask_account
from core.kernel.paging import Page, PageRequest
from core.recipients import queries_accounts


async def list_account_proposals(by: Official, page: PageRequest) -> Page[dict[str, Any]]:
    """A page of proposals in the official's villages, the oldest first, numbers masked.

    `own` marks what the official proposed: another person has to decide it.
    """
    session = current_session()
    scope = scope_of(by, "account:confirm", county=session.scope)
    rows = await queries_accounts.proposals(scope.region_patterns, page.size, page.offset)
    shown = [
        dict(row)
        | {
            "account": mask_account(
                session.cipher.open(row["account_cipher"], "bank_account", "account_cipher", row["id"])
            ),
            "own": row["proposed_by"] == by.id,
        }
        for row in rows
    ]
    return Page(shown, rows[0]["total"] if rows else 0, page.number, page.size)
