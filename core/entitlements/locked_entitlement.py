"""Fetch, lock and authorise one entitlement for a change."""

from __future__ import annotations

from core.access import Official, may
from core.entitlements import queries, states
from core.entitlements.entitlement import Entitlement
from core.entitlements.errors import unknown_entitlement
from core.kernel.errors import Invalid


async def locked_entitlement(entitlement_id: int, by: Official, verb: str, basis: str) -> Entitlement:
    """The entitlement, locked, when `verb` is possible in its state and a basis is given.

    An internal step of the verbs that change one; needs `entitlement:edit` at the village for the programme. Raises
    `NotFound`, `NotAllowed`, `Invalid`, `Conflict`.
    """
    found = await queries.entitlement(entitlement_id, lock=True)
    if found is None:
        raise unknown_entitlement()
    may(by, "entitlement:edit", region=found.village_code, programme=found.programme_code)
    states.require_move(verb, found.state)
    if not basis.strip():
        raise Invalid("entitlement.basis", "请填写依据", field="basis")
    return found
