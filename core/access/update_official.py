"""Change the fields of an account (编辑用户)."""

from __future__ import annotations

from core.access import queries
from core.access.account import account_to_manage, organisation_to_manage
from core.access.fields import OfficialFields
from core.access.official import Official
from core.access.refuse_second_account import refuse_second_account
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict


async def update_official(by: Official, official_id: int, version: int, fields: OfficialFields) -> None:
    """Replace all fields of an account that `by` manages; `version` is the one that was read.

    An empty phone or id number keeps the stored one: answers show both masked, so a form cannot send them back.
    Raises `Conflict` when somebody else changed the account meanwhile.
    """
    before = await account_to_manage(by, official_id)
    await organisation_to_manage(by, fields.organisation_id)
    session = current_session()
    columns = fields.columns(session, official_id)
    await refuse_second_account(columns["id_number_digest"], official_id)
    if not fields.phone:
        del columns["phone_cipher"]
    if not fields.id_number:
        del columns["id_number_cipher"], columns["id_number_digest"]
    if not await queries.update_official(official_id, version, columns | {"updated_at": now()}):
        raise Conflict("access.changed_meanwhile", "该用户刚被他人修改，请刷新后重新编辑")
    shown = {
        "name": before.name,
        "organisation_id": before.organisation_id,
        "division": before.division,
        "default_menu": before.default_menu,
        "user_type": before.user_type,
        "gender": before.gender,
        "phone": before.phone,
        "id_number": before.id_number,
    }
    session.record(
        AuditRecord(
            "official.update",
            "official",
            str(official_id),
            by.id,
            by.account,
            before=shown,
            after=fields.masked(),
        )
    )
