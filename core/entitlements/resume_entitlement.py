"""Resume a suspended entitlement (恢复)."""

from __future__ import annotations

from core.access import Official
from core.database import AuditRecord, current_session
from core.entitlements import queries
from core.entitlements.locked_entitlement import locked_entitlement
from core.kernel.clock import now


async def resume_entitlement(entitlement_id: int, by: Official, *, basis: str) -> None:
    """Make it due again from the next batch on. What was missed is paid as 补发, in a flow of its own.

    Needs `entitlement:edit`. Raises as `locked_entitlement`.
    """
    found = await locked_entitlement(entitlement_id, by, "resume", basis)
    await queries.change_entitlement(entitlement_id, {"state": "live", "suspended_on": None}, now())
    suspended_on = found.suspended_on.isoformat() if found.suspended_on else None
    current_session().record(
        AuditRecord(
            "entitlement.resume",
            "entitlement",
            str(entitlement_id),
            by.id,
            by.account,
            before={"state": "suspended", "suspended_on": suspended_on},
            after={"state": "live", "basis": basis.strip()},
        )
    )
