"""Lock dossiers, the first lock of every change below them."""

from __future__ import annotations

from collections.abc import Collection

from core.workflow import queries
from core.workflow.dossier import Dossier


async def lock_dossiers(dossier_ids: Collection[int]) -> list[Dossier]:
    """Lock dossiers in id order until the transaction ends, and read them; unknown ids are missing.

    An internal step of the features that change what belongs to a dossier (postings, budget, payments): they take this
    lock before any of their own, so that no two of them wait for each other in a circle (L4).
    """
    return await queries.lock_dossiers(sorted(set(dossier_ids)))
