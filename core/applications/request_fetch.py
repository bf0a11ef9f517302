"""Ask for a list to be fetched out of a business system (接入; runs as a job)."""

from __future__ import annotations

import re

from core.access.may import may
from core.access.official import Official
from core.applications.intake_region import intake_region
from core.applications.states import ENTRIES
from core.catalogue.find_batch import find_batch
from core.catalogue.require_open_batch import require_open_batch
from core.database import current_session
from core.jobs import enqueue
from core.kernel.errors import Invalid
from core.plugin_host import business_system

_LIST_ID = re.compile(r"[0-9A-Za-z._-]{1,64}", re.ASCII)


async def request_fetch(
    batch_id: int, system_code: str, list_id: str, by: Official, *, region_code: str = ""
) -> int:
    """Queue the fetching of a list for a batch; returns the job's id. One list is fetched by one job at a time.

    `region_code` (12 digits) is the 申报地区; empty means the county, for a list that names township and village itself.
    Raises `Invalid` (list, region), `NotAllowed` without `line:import_county` there, `NotFound` (batch, system),
    `Conflict` (closed batch).
    """
    if not _LIST_ID.fullmatch(list_id):
        raise Invalid("fetched.list_id", "清单编号不正确，请从可接入的清单中选择", field="list_id")
    region = intake_region(region_code or f"{current_session().scope}000000", "county")
    batch = await find_batch(batch_id)
    may(by, ENTRIES["county"], region=region, programme=batch.programme_code)
    system = business_system(system_code)
    await require_open_batch(batch_id)
    return await enqueue(
        "intake.fetch",
        title=f"接入 {batch.name} {system.title}清单 {list_id}",
        payload={"batch_id": batch_id, "system": system.code, "list_id": list_id, "region_code": region},
        by=by,
        subject="batch",
        subject_id=str(batch_id),
        dedupe_key=f"intake.fetch:{batch_id}:{system.code}:{list_id}",
    )
