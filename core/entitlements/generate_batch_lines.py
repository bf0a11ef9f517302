"""Make the lines of a new batch from the standing entitlements, set-based."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.access import Official, may, scope_of
from core.applications.draft import Draft
from core.applications.line_rows import LineOrigin
from core.applications.rules import Intake, RowRules
from core.applications.states import ENTRIES
from core.applications.store_drafts import store_drafts
from core.catalogue.batch import Batch
from core.catalogue.require_open_batch import require_open_batch
from core.database import AuditRecord, current_session
from core.entitlements import queries, queries_lines, rules
from core.entitlements.entitlement import GeneratedLines
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.kernel.region import RegionCode
from core.plugin_host import subsidy
from core.recipients.members_for import members_for
from core.recipients.payees_for import payees_for
from core.recipients.people_for import people_for
from core.regions.directory import RegionDirectory


async def generate_batch_lines(
    batch_id: int, by: Official, directory: RegionDirectory, *, entry: str
) -> GeneratedLines:
    """Make a line (channel `entitlement`) for each entitlement that is due in the batch's period.

    Covers the villages where the official holds `entitlement:generate`; entry `county` needs it in the whole county.
    Claims that the batch has already are left alone, so that it can be repeated. Every line passes the checks of
    intake; without a confirmed account it is abnormal. Raises `NotFound`, `NotAllowed`, `Invalid`, `Conflict` for a
    closed batch, a one-off programme, or when nothing is due.
    """
    batch = await require_open_batch(batch_id)
    county = current_session().scope
    if entry not in ENTRIES:
        raise Invalid("intake.entry", "申报入口应为乡镇或区县", field="entry")
    rules.require_periodic(subsidy(batch.programme_code))
    if entry == "county":
        may(by, "entitlement:generate", region=f"{county}000000", programme=batch.programme_code)
    scope = scope_of(by, "entitlement:generate", county=county)
    if not scope.region_patterns or batch.programme_code not in scope.programmes:
        raise NotAllowed("access.no_permission", "您的岗位不能为该项目生成批次明细，请联系本级管理员")
    await queries.lock_generation(batch_id)
    due = await queries.due(
        batch.programme_code, batch.period_start, batch.period_end, batch_id, scope.region_patterns
    )
    if not due:
        raise Conflict(
            "entitlement.nothing_due", f"本期没有可生成的资格（{batch.name}），请先认定资格或导入名单"
        )
    missing = [row for row in due if not row["present"]]
    drafts, recipient_ids = await _drafts(batch, missing, directory, entry)
    stored = await store_drafts(batch_id, drafts, LineOrigin(entry, "entitlement"), by)
    await queries_lines.link_recipients(stored.line_ids, recipient_ids)
    result = GeneratedLines(
        lines=len(drafts),
        valid=stored.valid,
        abnormal=stored.abnormal,
        present=len(due) - len(missing),
        disabled=len(missing) - len(drafts),
    )
    current_session().record(
        AuditRecord(
            "entitlement.generate",
            "batch",
            str(batch_id),
            by.id,
            by.account,
            after={
                "entry": entry,
                "valid": result.valid,
                "abnormal": result.abnormal,
                "present": result.present,
                "disabled": result.disabled,
            },
            count=result.lines,
        )
    )
    return result


async def _drafts(
    batch: Batch, due: Sequence[Record], directory: RegionDirectory, entry: str
) -> tuple[list[Draft], list[int]]:
    """A draft for each enabled recipient, and the recipients' ids in the same order."""
    programme = subsidy(batch.programme_code)
    ids = sorted({row["recipient_id"] for row in due})
    people, payees, members = await people_for(ids), await payees_for(ids), await members_for(ids)
    region = RegionCode(f"{current_session().scope}000000")
    checks = RowRules(Intake(programme, entry, region, batch.period_start, batch.period_end), directory)
    open_field = current_session().cipher.open
    drafts, recipient_ids = [], []
    for row in due:
        recipient_id = row["recipient_id"]
        person = people.get(recipient_id)
        if person is None:
            continue
        sealed = row["secrets_cipher"]
        kept = open_field(sealed, "entitlement", "secrets_cipher", row["id"]) if sealed else None
        cells = rules.cells_of(
            person,
            payees.get(recipient_id),
            row["attributes"],
            rules.secrets_in(f'{{"secrets":{kept}}}' if kept else None),
            members.get(recipient_id, ()),
        )
        drafts.append(checks.check(None, cells))
        recipient_ids.append(recipient_id)
    return drafts, recipient_ids
