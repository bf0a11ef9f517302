"""Ask for the lines of a new batch as a job."""

from __future__ import annotations

from core.access import Official, may, scope_of
from core.applications.states import ENTRIES
from core.catalogue.require_open_batch import require_open_batch
from core.database import current_session
from core.jobs import enqueue
from core.kernel.errors import Invalid


async def request_generation(batch_id: int, by: Official, *, entry: str) -> int:
    """Queue `generate_batch_lines`; returns the job. The same request while one waits or runs is that job.

    Needs `entitlement:generate` (entry county: in the whole county). Raises `NotFound`, `NotAllowed`, `Invalid`,
    `Conflict` for a closed batch.
    """
    batch = await require_open_batch(batch_id)
    if entry not in ENTRIES:
        raise Invalid("intake.entry", "申报入口应为乡镇或区县", field="entry")
    county = current_session().scope
    whole = f"{county}000000"
    scope = scope_of(by, "entitlement:generate", county=county)
    if entry == "county" or not scope.region_patterns or batch.programme_code not in scope.programmes:
        may(by, "entitlement:generate", region=whole, programme=batch.programme_code)
    return await enqueue(
        "entitlements.generate",
        title=f"按资格生成明细：{batch.name}",
        payload={"batch_id": batch_id, "entry": entry},
        by=by,
        subject="batch",
        subject_id=str(batch_id),
        dedupe_key=f"entitlements.generate/{batch_id}/{entry}/{by.id}",
    )
