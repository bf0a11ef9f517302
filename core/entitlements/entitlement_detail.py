"""One entitlement."""

from __future__ import annotations

from core.access import Official, may
from core.entitlements import queries
from core.entitlements.entitlement import Entitlement
from core.entitlements.errors import unknown_entitlement


async def entitlement_detail(entitlement_id: int, by: Official) -> Entitlement:
    """The entitlement with its recipient's name. Needs `entitlement:read` at the village for the programme."""
    found = await queries.entitlement(entitlement_id)
    if found is None:
        raise unknown_entitlement()
    may(by, "entitlement:read", region=found.village_code, programme=found.programme_code)
    return found
