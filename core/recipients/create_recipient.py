"""Register a person, a household or a collective."""

from __future__ import annotations

from core.access import Official, may
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now, today
from core.kernel.errors import Conflict, Invalid
from core.kernel.masking import mask_id_number
from core.kernel.region import RegionCode, RegionLevel
from core.recipients import queries, rules
from core.recipients.recipient import NewMember, NewRecipient
from core.regions.directory import RegionDirectory


async def create_recipient(new: NewRecipient, by: Official, directory: RegionDirectory) -> int:
    """Store a recipient (and the members of a household); returns its id.

    `directory` is the county's, loaded before in a session of the platform. Needs `recipient:edit` at the village.
    Raises `Invalid` with the field, `Conflict` when the identity is registered already, `NotFound` for a village of
    elsewhere, `NotAllowed`.
    """
    village = directory.find(new.village).code
    may(by, "recipient:edit", region=village)
    if RegionCode(village).level is not RegionLevel.VILLAGE:
        raise Invalid("recipient.village", "请选择到村（社区）", field="village")
    name = rules.check_name(new.name)
    identity = rules.check_identity(new.kind, new.id_number)
    phone = rules.check_phone(new.phone)
    group = rules.check_short(new.village_group, rules.MAX_GROUP, "村民小组", "village_group")
    members = rules.check_members(new)
    session = current_session()
    digest = session.digests.digest("id_number", identity.number)
    [recipient_id] = await reserve_ids("recipient", 1)
    at = now()
    row = (
        recipient_id,
        new.kind,
        name,
        session.cipher.seal(identity.number, "recipient", "id_cipher", recipient_id),
        digest,
        identity.birth_date,
        identity.gender,
        session.cipher.seal(phone, "recipient", "phone_cipher", recipient_id) if phone else None,
        village,
        group,
        dict(new.attributes),
        True,
        at,
        at,
        1,
    )
    if not await queries.add_recipients([row]):
        raise Conflict(
            "recipient.exists", "该证件号码已登记过补贴对象，请查询后修改原记录", field="id_number"
        )
    await _add_members(recipient_id, members)
    after = {
        "kind": new.kind,
        "name": name,
        "id_number": mask_id_number(identity.number),
        "village": village,
        "members": len(members),
    }
    await queries.add_change(recipient_id, by.id, at, {}, after)
    session.record(
        AuditRecord("recipient.create", "recipient", str(recipient_id), by.id, by.account, after=after)
    )
    return recipient_id


async def _add_members(household_id: int, members: tuple[NewMember, ...]) -> None:
    session = current_session()
    ids = await reserve_ids("household_member", len(members))
    await queries.copy_members(
        (
            member_id,
            household_id,
            member.name,
            session.cipher.seal(member.id_number, "household_member", "id_cipher", member_id),
            session.digests.digest("id_number", member.id_number),
            member.relation,
            today(),
        )
        for member_id, member in zip(ids, members, strict=True)
    )
