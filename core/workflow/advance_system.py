"""Moves that no official makes: into 支付 when the lines are asked for, and 办结 when every line is settled."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.workflow import moves, queries
from core.workflow.stages import STAGES, Kind


async def advance_system(dossier_ids: Sequence[int], by: Official, note: str = "") -> None:
    """Bring dossiers to where their payments stand; an internal step of the payments.

    At 支付申请 they go on to 支付. At 支付 a dossier is finished when every standing line is paid or stopped, and open again
    when a credit came back. Repeating it changes nothing. `by` is the official whose work led here.
    """
    dossiers = await queries.lock_dossiers(dossier_ids)
    leaving = [each for each in dossiers if each.stage == "payment_request" and each.state == "moving"]
    if leaving:
        await moves.land([(each, "payment", None) for each in leaving], by, sent_by=None)
        entries = [(each.id, "system", each.stage, "payment", None) for each in leaving]
        await queries.write_log(entries, by=by, opinion=note, at=now())
        await moves.enter([each.id for each in leaving], by)
    paying = [
        each for each in await queries.read_dossiers(dossier_ids) if STAGES[each.stage].kind is Kind.SYSTEM
    ]
    await _settle([each.id for each in paying if each.state != "void"], by, note)


async def _settle(dossier_ids: Sequence[int], by: Official, note: str) -> None:
    unsettled = await queries.unsettled_dossiers(dossier_ids)
    for state, ids in (
        ("moving", [one for one in dossier_ids if one in unsettled]),
        ("finished", [one for one in dossier_ids if one not in unsettled]),
    ):
        changed = await queries.set_state(ids, state)
        entries = [(one, "system", "payment", "payment", None) for one in changed]
        await queries.write_log(
            entries, by=by, opinion=note or ("办结" if state == "finished" else "重新办理"), at=now()
        )
        for one in changed:
            current_session().record(
                AuditRecord("dossier.state", "dossier", str(one), by.id, by.account, after={"state": state})
            )
