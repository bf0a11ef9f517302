"""End an entitlement (终止)."""

from __future__ import annotations

from datetime import date

from core.access import Official
from core.database import AuditRecord, current_session
from core.entitlements import queries
from core.entitlements.locked_entitlement import locked_entitlement
from core.kernel.clock import now
from core.kernel.errors import Invalid


async def end_entitlement(entitlement_id: int, by: Official, *, stops_on: date, basis: str) -> None:
    """End it with `stops_on` as the last day on which it is due (death, income, move); it never lives again.

    Needs `entitlement:edit`. Raises as `locked_entitlement`, and `Invalid` for a day before it started.
    """
    found = await locked_entitlement(entitlement_id, by, "end", basis)
    if stops_on < found.starts_on:
        raise Invalid("entitlement.dates", "停发日期不能早于起始日期", field="stops_on")
    await queries.change_entitlement(entitlement_id, {"state": "ended", "stops_on": stops_on}, now())
    current_session().record(
        AuditRecord(
            "entitlement.end",
            "entitlement",
            str(entitlement_id),
            by.id,
            by.account,
            before={"state": found.state, "stops_on": found.stops_on.isoformat() if found.stops_on else None},
            after={"state": "ended", "stops_on": stops_on.isoformat(), "basis": basis.strip()},
        )
    )
