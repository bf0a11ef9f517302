"""Confirm, as a second official, that a person draws once more in the same period (确认需发放, B2)."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_further_claims as queries
from core.applications.editable_lines import editable_lines
from core.applications.further_claim import KINDS
from core.applications.tell_asker import tell_asker
from core.applications.waiting_further_claim import waiting_further_claim
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict


async def confirm_further_claim(line_id: int, by: Official, free_ordinal: int) -> int:
    """Make a line the further claim that was asked for; returns which one of the person it is (1 is the first).

    `free_ordinal` is the first one that nobody in the province holds (`core.claims.next_ordinal`). 预警核实 looks at the
    line again, and who asked is told. Needs `line:override` where it belongs, by somebody else than who asked (the database
    refuses the same person too) or entered the line. Raises `Conflict` when nothing was asked, or it is confirmed;
    `NotAllowed`.
    """
    (row,) = await editable_lines([line_id], by, "line:override")
    asked = await waiting_further_claim(row, by)
    if await queries.kind_taken(line_id, asked["kind"]):
        title = KINDS[asked["kind"]]
        raise Conflict("further_claim.in_batch", f"该对象在本批次已有一条{title}，请把这一条列入另一批次")
    ordinal, at = max(free_ordinal, 1 + await queries.highest_ordinal(line_id)), now()
    await queries.confirm(line_id, ordinal, by.id, at)
    await queries.give_kind(line_id, asked["kind"], at)
    current_session().record(
        AuditRecord(
            "line.confirm_further_claim",
            "line",
            str(line_id),
            by.id,
            by.account,
            before={"kind": row["claim_kind"]},
            after={"kind": asked["kind"], "cap_fen": asked["cap_fen"], "ordinal": ordinal},
        )
    )
    await tell_asker(asked, "further_claim_confirmed", by)
    return ordinal
