"""Check abnormal lines again (重新校验), after divisions, standards or other lines changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from asyncpg import Record

from core.access.official import Official
from core.applications.draft import Draft
from core.applications.editable_lines import editable_lines
from core.applications.rewrite_drafts import rewrite_drafts
from core.applications.rules import Directory, Intake, RowRules
from core.applications.show_lines import opened
from core.applications.states import IntakeStatus
from core.catalogue.batch import Batch
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode
from core.plugin_host import subsidy


@dataclass(frozen=True, slots=True)
class Revalidated:
    """How many lines were checked again, and how many of them are in order now."""

    checked: int
    passed: int


async def revalidate_lines(line_ids: Sequence[int], by: Official, directory: Directory) -> Revalidated:
    """Run the checks of intake again on what was written in these abnormal lines; findings are replaced.

    Needs `line:revalidate` where each one belongs. Raises `Conflict` for a line that intake did not refuse: card and
    alert checks are repeated by the checks themselves.
    """
    rows = await editable_lines(line_ids, by, "line:revalidate")
    if any(row["intake_status"] != IntakeStatus.ABNORMAL for row in rows):
        raise Conflict(
            "line.not_abnormal", "所选明细中有导入校验已通过的，只能对导入异常的明细重新校验，请重新选择"
        )
    batch = await find_batch(rows[0]["batch_id"])
    drafts = _check_again(rows, batch, directory)
    passed = await rewrite_drafts(rows, drafts, by, changed=False)
    current_session().record(
        AuditRecord(
            action="line.revalidate",
            subject="batch",
            subject_id=str(batch.id),
            official_id=by.id,
            account=by.account,
            after={"checked": len(rows), "passed": passed},
            count=len(rows),
        )
    )
    return Revalidated(len(rows), passed)


def _check_again(rows: Sequence[Record], batch: Batch, directory: Directory) -> list[Draft]:
    """Each line within the township or county that it came in for, so that it cannot wander."""
    rules: dict[tuple[str, str], RowRules] = {}
    drafts = []
    for row in rows:
        key = (row["entry"], row["township_code"])
        if key not in rules:
            whole = row["entry"] == "county"
            region = RegionCode(f"{current_session().scope}000000" if whole else row["township_code"])
            intake = Intake(
                subsidy(batch.programme_code), row["entry"], region, batch.period_start, batch.period_end
            )
            rules[key] = RowRules(intake, directory)
        cells = json.loads(opened(row, "raw_cipher"))["cells"]
        drafts.append(rules[key].check(row["row_number"], cells))
    return drafts
