"""Record who acts for a recipient (监护人), or that nobody does."""

from __future__ import annotations

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.identity import IdNumber
from core.kernel.masking import mask_id_number
from core.recipients import queries, rules
from core.recipients.errors import unknown_recipient
from core.recipients.reading import opened


async def set_guardian(recipient_id: int, by: Official, *, name: str, id_number: str) -> None:
    """Store the guardian of an individual; an empty name and number remove it.

    The guardian's account is proposed and confirmed like any other. Needs `recipient:edit` at the village. Raises
    `NotFound`, `NotAllowed`, `Invalid`.
    """
    row = await queries.recipient(recipient_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:edit", region=row["village_code"])
    if row["kind"] != "individual":
        raise Invalid("recipient.guardian", "只有个人才登记监护人", field="guardian_name")
    session = current_session()
    known = opened(row["guardian_id_cipher"], "recipient", "guardian_id_cipher", recipient_id)
    checked_name = rules.check_name(name, "guardian_name") if name.strip() or id_number.strip() else None
    number = IdNumber(id_number) if checked_name else None
    if number is not None and number == opened(row["id_cipher"], "recipient", "id_cipher", recipient_id):
        raise Invalid("recipient.guardian", "监护人不能是补贴对象本人", field="guardian_id_number")
    at = now()
    before = {"guardian": row["guardian_name"], "id_number": mask_id_number(known) if known else None}
    after = {"guardian": checked_name, "id_number": mask_id_number(number) if number else None}
    await queries.change_recipient(
        recipient_id,
        {
            "guardian_name": checked_name,
            "guardian_id_cipher": session.cipher.seal(number, "recipient", "guardian_id_cipher", recipient_id)
            if number
            else None,
            "guardian_id_digest": session.digests.digest("id_number", number) if number else None,
        },
        at,
    )
    await queries.add_change(recipient_id, by.id, at, before, after)
    session.record(
        AuditRecord("recipient.guardian", "recipient", str(recipient_id), by.id, by.account, before, after)
    )
