"""Enter a single application by hand (单笔录入)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.access.may import may
from core.access.official import Official
from core.applications.line_rows import LineOrigin
from core.applications.refuse_problems import refuse_problems
from core.applications.rules import Directory, Intake, RowRules
from core.applications.states import ENTRIES
from core.applications.store_drafts import store_drafts
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.region import RegionCode
from core.plugin_host import subsidy


async def enter_line(
    batch_id: int,
    entry: str,
    cells: Mapping[str, Any],
    by: Official,
    directory: Directory,
    *,
    region_code: str,
) -> int:
    """Store one application; returns its line. `cells` maps column keys of the programme's layout to values.

    `region_code` is the division that the official enters for. Unlike a row of a list, a form that is wrong is refused
    as a whole: `Invalid` with every problem in `details["problems"]`, `Conflict` for a second claim or a closed batch.
    Needs `line:enter` and the permission of the entry in that division.
    """
    if entry not in ENTRIES:
        raise Invalid("intake.entry", "申报入口应为乡镇或区县", field="entry")
    batch = await find_batch(batch_id)
    region = RegionCode(region_code)
    for permission in ("line:enter", ENTRIES[entry]):
        may(by, permission, region=region, programme=batch.programme_code)
    intake = Intake(subsidy(batch.programme_code), entry, region, batch.period_start, batch.period_end)
    draft = RowRules(intake, directory).check(None, cells)
    refuse_problems(draft)
    stored = await store_drafts(batch_id, [draft], LineOrigin(entry, "single"), by)
    refuse_problems(draft)
    line_id = stored.line_ids[0]
    current_session().record(
        AuditRecord(
            action="line.enter",
            subject="line",
            subject_id=str(line_id),
            official_id=by.id,
            account=by.account,
            after={"batch_id": batch_id, "village_code": draft.village_code, "at": now().isoformat()},
        )
    )
    return line_id
