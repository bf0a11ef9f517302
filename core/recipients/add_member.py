"""A person joins a household."""

from __future__ import annotations

from datetime import date

from core.access import Official, may
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.kernel.masking import mask_id_number
from core.recipients import queries, rules
from core.recipients.errors import unknown_recipient
from core.recipients.recipient import NewMember


async def add_member(household_id: int, new: NewMember, by: Official, *, joined_on: date) -> int:
    """Add a member to a household from a day on; returns the member's id.

    Needs `recipient:edit` at the village. Raises `NotFound`, `NotAllowed`, `Invalid`, `Conflict` for somebody who is a
    member or the head already.
    """
    row = await queries.recipient(household_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:edit", region=row["village_code"])
    if row["kind"] != "household":
        raise Invalid("recipient.members", "只有家庭才登记成员", field="members")
    member = rules.check_member(new)
    session = current_session()
    digest = session.digests.digest("id_number", member.id_number)
    living = await queries.members_of([household_id], living_only=True)
    if digest == row["id_digest"] or any(digest == known["id_digest"] for known in living):
        raise Conflict("recipient.member_twice", f"“{member.name}”已是本户成员", field="members")
    if len(living) >= rules.MAX_MEMBERS:
        raise Invalid("recipient.members", f"家庭成员不能超过 {rules.MAX_MEMBERS} 人", field="members")
    [member_id] = await reserve_ids("household_member", 1)
    sealed = session.cipher.seal(member.id_number, "household_member", "id_cipher", member_id)
    await queries.copy_members(
        [(member_id, household_id, member.name, sealed, digest, member.relation, joined_on)]
    )
    at = now()
    after = {
        "member": member.name,
        "id_number": mask_id_number(member.id_number),
        "relation": member.relation,
    }
    await queries.touch_recipient(household_id, at)
    await queries.add_change(household_id, by.id, at, {}, after)
    session.record(
        AuditRecord("recipient.member_add", "recipient", str(household_id), by.id, by.account, after=after)
    )
    return member_id
