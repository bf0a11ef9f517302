"""How many rows each tab of 业务公示 has."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.clock import today
from core.publicity import queries
from core.publicity.publicity_scope import publicity_scope
from core.publicity.states import PUBLICITY_STAGES, Tab


async def count_publicities(
    by: Official,
    *,
    stage: str | None = None,
    programme: str | None = None,
    batch_id: int | None = None,
    year: int | None = None,
    cycle: str | None = None,
    dossier_id: int | None = None,
) -> dict[str, int]:
    """Tab → rows under the same conditions as `list_publicities`; two queries however many there are."""
    scope = publicity_scope(by, cycle)
    postings = await queries.count_postings(
        scope,
        today=today(),
        stage=stage,
        programme=programme,
        batch_id=batch_id,
        year=year,
        dossier_id=dossier_id,
    )
    waiting = await queries.count_to_generate(
        scope,
        stages=[stage] if stage else list(PUBLICITY_STAGES),
        programme=programme,
        batch_id=batch_id,
        year=year,
        dossier_id=dossier_id,
    )
    return {tab.value: waiting if tab is Tab.TO_GENERATE else postings[tab.value] for tab in Tab}
