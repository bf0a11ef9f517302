"""Pass an abnormal line on a second official's responsibility (核批)."""

from __future__ import annotations

from asyncpg import Record

from core.access.official import Official
from core.applications import queries, queries_lines
from core.applications.editable_lines import editable_lines
from core.applications.required_reason import required_reason
from core.applications.show_lines import opened
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotAllowed
from core.plugin_host import subsidy
from core.recipients.recipient import RosterPerson
from core.recipients.upsert_recipients import upsert_recipients


async def override_line(line_id: int, by: Official, reason: str) -> None:
    """Override every open finding of a line; all of them must be of rules that may be overridden.

    Needs `line:override` where the line belongs, by somebody else than who entered it (the database refuses the same
    person too). Raises `Conflict` when there is nothing to override, a finding may not be, or the line would be a second
    claim; `NotAllowed` for the person who entered it.
    """
    why = required_reason(reason)
    (row,) = await editable_lines([line_id], by, "line:override")
    if row["entered_by"] == by.id:
        raise NotAllowed("line.override_self", "核批须由录入人以外的另一人办理，请转其他有核批权限的人员")
    open_ones = await queries_lines.findings_of([line_id], open_only=True)
    if not open_ones:
        raise Conflict("line.nothing_to_override", "这条明细没有待处理的异常，无需核批")
    fixed = [finding for finding in open_ones if not finding["overridable"]]
    if fixed:
        reasons = "；".join(f"{finding['column_title']}：{finding['reason']}" for finding in fixed[:5])
        raise Conflict(
            "line.not_overridable", f"以下问题不允许核批，须先更正：{reasons}", details={"count": len(fixed)}
        )
    checks = {finding["check_name"] for finding in open_ones}
    if "intake" in checks:
        taken = await queries.living_claims(row["batch_id"], [row["id_digest"]])
        if any(one["claim_item"] == row["claim_item"] and one["id"] != line_id for one in taken):
            raise Conflict("claim.duplicate", "同一补贴对象在本批次已有申报，不能核批，请删除重复的一条")
    claimant = await _claimant(row, by) if "intake" in checks else row["recipient_id"]
    await queries_lines.override_findings(line_id, by.id, why)
    await queries_lines.override_line(line_id, by.id, why, sorted(checks), claimant, now())
    current_session().record(
        AuditRecord(
            action="line.override",
            subject="line",
            subject_id=str(line_id),
            official_id=by.id,
            account=by.account,
            before={"findings": [[finding["check_name"], finding["rule_code"]] for finding in open_ones]},
            after={"reason": why},
        )
    )


async def _claimant(row: Record, by: Official) -> int:
    """The recipient behind a line that intake had refused: only lines in order are put on record when they come in."""
    person = RosterPerson(
        name=row["name"],
        id_number=opened(row, "id_cipher"),
        birth_date=row["birth_date"],
        phone=opened(row, "phone_cipher") or None,
        village_code=row["village_code"],
        village_group=row["village_group"],
    )
    kind = subsidy(row["programme_code"]).beneficiary.value
    return (await upsert_recipients(kind, [person], by))[bytes(row["id_digest"])]
