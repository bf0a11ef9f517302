"""Put the content of drafts into lines that exist: after a correction, or when they are checked again."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.access.official import Official
from core.applications import queries, queries_lines
from core.applications.draft import Draft
from core.applications.line_rows import LineOrigin, finding_rows, id_digests, line_rows, member_rows
from core.applications.mark_duplicates import mark_duplicates
from core.applications.register_claimants import register_claimants
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.plugin_host import subsidy


async def rewrite_drafts(
    rows: Sequence[Record], drafts: Sequence[Draft], by: Official, *, changed: bool
) -> int:
    """Rewrite lines that `editable_lines` locked by drafts in the same order; returns how many are in order now.

    With `changed`, `by` counts as who entered the content, and may not override it; merely checked again, it stays who it was. All checks start anew.
    """
    batch = await find_batch(rows[0]["batch_id"])
    ids = [row["id"] for row in rows]
    digests = id_digests(drafts)
    await mark_duplicates(batch, drafts, digests, besides=ids)
    programme = subsidy(batch.programme_code)
    registered = await register_claimants(programme, drafts, digests)
    if registered.added:
        current_session().record(
            AuditRecord(
                "recipient.register",
                "recipient",
                programme.beneficiary.value,
                by.id,
                by.account,
                count=registered.added,
            )
        )
    at = now()
    origin = LineOrigin(rows[0]["entry"], rows[0]["channel"])
    entered_by = {row["id"]: by.id if changed else row["entered_by"] for row in rows}
    await queries_lines.rewrite_lines(
        line_rows(batch, drafts, digests, ids, registered.ids, origin, entered_by, at), ids, at
    )
    await queries.copy_members(member_rows(drafts, ids))
    await queries.copy_findings(finding_rows(drafts, ids, at))
    return sum(draft.is_valid for draft in drafts)
