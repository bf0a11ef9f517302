"""Take over the household members that a reviewed roster named, for households without members on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.access import Official
from core.database import AuditRecord, current_session, reserve_ids
from core.recipients import queries
from core.recipients.recipient import RosterMember


async def register_members(members: Sequence[RosterMember], by: Official, *, joined_on: date) -> int:
    """Register members set-based; returns how many. Households with members on record keep theirs as maintained.

    An internal step: the verb that calls it has authorised.
    """
    session = current_session()
    kept = await queries.households_with_members([member.household_id for member in members])
    digest = session.digests.digest
    fresh = {
        (member.household_id, digest("id_number", member.id_number)): member
        for member in members
        if member.household_id not in kept
    }
    ids = await reserve_ids("household_member", len(fresh))
    rows = [
        (
            member_id,
            household_id,
            member.name,
            session.cipher.seal(member.id_number, "household_member", "id_cipher", member_id),
            id_digest,
            member.relation,
            joined_on,
        )
        for member_id, ((household_id, id_digest), member) in zip(ids, fresh.items(), strict=True)
    ]
    if rows:
        await queries.copy_members(rows)
        session.record(
            AuditRecord(
                "recipient.members_register", "recipient", "household", by.id, by.account, count=len(rows)
            )
        )
    return len(rows)
