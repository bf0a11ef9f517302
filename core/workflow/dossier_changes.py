"""What changed in one returned dossier, for whoever may see it."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.workflow import queries
from core.workflow.changes_since_return import ReturnChanges, changes_since_return
from core.workflow.errors import not_found


async def dossier_changes(dossier_id: int, by: Official) -> ReturnChanges | None:
    """Lines added, raised or altered since the return; None when no post has returned the dossier.

    Raises `NotFound` and `NotAllowed`.
    """
    found = await queries.read_dossiers([dossier_id])
    if not found:
        raise not_found()
    may(by, "dossier:read", region=found[0].township_code, programme=found[0].programme_code)
    changes = await changes_since_return([dossier_id])
    return changes[0] if changes else None
