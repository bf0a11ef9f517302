"""Change what an official maintains of a recipient."""

from __future__ import annotations

from typing import Any

from asyncpg import Record

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.masking import mask_phone
from core.kernel.region import RegionLevel
from core.recipients import queries, rules
from core.recipients.errors import changed_meanwhile, unknown_recipient
from core.recipients.reading import opened
from core.recipients.recipient import RecipientChanges
from core.regions.directory import RegionDirectory


async def update_recipient(
    recipient_id: int, changes: RecipientChanges, by: Official, directory: RegionDirectory, *, version: int
) -> None:
    """Store changes made on the basis of `version`; only what differs is changed and kept in the edit history.

    The identity never changes. Needs `recipient:edit` at the village, and at the new one when it moves. Raises
    `NotFound`, `NotAllowed`, `Invalid`, `Conflict` when somebody else was faster.
    """
    row = await queries.recipient(recipient_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:edit", region=row["village_code"])
    if row["version"] != version:
        raise changed_meanwhile()
    values, before, after = _differences(row, changes, directory)
    if not values:
        return
    may(by, "recipient:edit", region=values.get("village_code", row["village_code"]))
    at = now()
    await queries.change_recipient(recipient_id, values, at)
    await queries.add_change(recipient_id, by.id, at, before, after)
    current_session().record(
        AuditRecord("recipient.update", "recipient", str(recipient_id), by.id, by.account, before, after)
    )


def _differences(
    row: Record, changes: RecipientChanges, directory: RegionDirectory
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Column values to set, and masked before and after."""
    wanted: dict[str, Any] = {}
    if changes.name is not None:
        wanted["name"] = rules.check_name(changes.name)
    if changes.village is not None:
        village = directory.find(changes.village)
        if village.level is not RegionLevel.VILLAGE:
            raise Invalid("recipient.village", "请选择到村（社区）", field="village")
        wanted["village_code"] = str(village.code)
    if changes.village_group is not None:
        wanted["village_group"] = rules.check_short(
            changes.village_group, rules.MAX_GROUP, "村民小组", "village_group"
        )
    if changes.attributes is not None:
        wanted["attributes"] = dict(changes.attributes)
    values = {name: value for name, value in wanted.items() if value != row[name]}
    before = {name: row[name] for name in values}
    after = dict(values)
    if changes.phone is not None:
        phone = rules.check_phone(changes.phone)
        known = opened(row["phone_cipher"], "recipient", "phone_cipher", row["id"])
        if phone != known:
            seal = current_session().cipher.seal
            values["phone_cipher"] = seal(phone, "recipient", "phone_cipher", row["id"]) if phone else None
            before["phone"], after["phone"] = mask_phone(known or ""), mask_phone(phone or "")
    return values, before, after
