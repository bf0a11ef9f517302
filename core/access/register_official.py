"""Store an account. An internal step of `create_official`; the command line uses it for the first administrator."""

from __future__ import annotations

import re

from core.access import queries
from core.access.fields import OfficialFields
from core.access.refuse_second_account import refuse_second_account
from core.database import current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Invalid


async def register_official(
    account: str, fields: OfficialFields, password_hash: str, *, must_change_password: bool
) -> int:
    """Store an account without authorising anybody; returns its id. Raises `Invalid` and `Conflict`.

    One person has one account: two would let the same person be maker and checker.
    """
    if not re.fullmatch(r"[A-Za-z0-9_.@-]{2,64}", account):
        raise Invalid(
            "access.account",
            "账号应为 2 至 64 位字母、数字或 _ . @ - 符号（建议使用手机号）",
            field="account",
        )
    session = current_session()
    [official_id] = await reserve_ids("official", 1)
    columns = fields.columns(session, official_id)
    await refuse_second_account(columns["id_number_digest"], official_id)
    moment = now()
    await queries.insert_official(
        columns
        | {
            "id": official_id,
            "account": account,
            "enabled": True,
            "password_hash": password_hash,
            "must_change_password": must_change_password,
            "failed_attempts": 0,
            "created_at": moment,
            "updated_at": moment,
            "version": 1,
        }
    )
    return official_id
