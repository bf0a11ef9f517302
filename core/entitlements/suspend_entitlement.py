"""Suspend an entitlement (暂停)."""

from __future__ import annotations

from core.access import Official
from core.database import AuditRecord, current_session
from core.entitlements import queries
from core.entitlements.locked_entitlement import locked_entitlement
from core.kernel.clock import now, today


async def suspend_entitlement(entitlement_id: int, by: Official, *, basis: str) -> None:
    """Make it due in no period until it resumes. Needs `entitlement:edit`. Raises as `locked_entitlement`."""
    await locked_entitlement(entitlement_id, by, "suspend", basis)
    await queries.change_entitlement(entitlement_id, {"state": "suspended", "suspended_on": today()}, now())
    current_session().record(
        AuditRecord(
            "entitlement.suspend",
            "entitlement",
            str(entitlement_id),
            by.id,
            by.account,
            before={"state": "live"},
            after={"state": "suspended", "basis": basis.strip()},
        )
    )
