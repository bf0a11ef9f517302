"""Ask for the entitlements of a finished batch as a job."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue.find_batch import find_batch
from core.database import current_session
from core.jobs import enqueue


async def request_granting(batch_id: int, by: Official) -> int:
    """Queue `grant_from_lines`; returns the job. Needs `entitlement:edit` in the whole county.

    Raises `NotFound`, `NotAllowed`.
    """
    batch = await find_batch(batch_id)
    may(by, "entitlement:edit", region=f"{current_session().scope}000000", programme=batch.programme_code)
    return await enqueue(
        "entitlements.grant",
        title=f"按已办结批次认定资格：{batch.name}",
        payload={"batch_id": batch_id},
        by=by,
        subject="batch",
        subject_id=str(batch_id),
        dedupe_key=f"entitlements.grant/{batch_id}",
    )
