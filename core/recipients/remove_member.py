"""A person leaves a household."""

from __future__ import annotations

from datetime import date

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid, NotFound
from core.recipients import queries
from core.recipients.errors import unknown_recipient


async def remove_member(
    household_id: int, member_id: int, by: Official, *, left_on: date, reason: str
) -> None:
    """Record that a member left on a day (moved, married, died); the row stays for the history.

    Needs `recipient:edit` at the village. Raises `NotFound`, `NotAllowed`, `Invalid` without a reason or for a
    day before the member joined.
    """
    row = await queries.recipient(household_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:edit", region=row["village_code"])
    if not reason.strip():
        raise Invalid("recipient.reason", "请填写原因", field="reason")
    joined_on = await queries.member_joined(member_id, household_id)
    if joined_on is None:
        raise NotFound("recipient.member_unknown", "本户没有这名在册成员", field="member_id")
    if left_on < joined_on:
        raise Invalid(
            "recipient.member_left",
            f"迁出日期不能早于加入日期 {joined_on.isoformat()}，请核对后重新填写",
            field="left_on",
        )
    await queries.member_left(member_id, left_on)
    at = now()
    after = {"member_id": member_id, "left_on": left_on.isoformat(), "reason": reason.strip()}
    await queries.touch_recipient(household_id, at)
    await queries.add_change(household_id, by.id, at, {}, after)
    current_session().record(
        AuditRecord("recipient.member_remove", "recipient", str(household_id), by.id, by.account, after=after)
    )
