"""What confirming and refusing a 零余额账户 check alike."""

from __future__ import annotations

from asyncpg import Record

from core.access.may import may
from core.access.official import Official
from core.database import current_session
from core.kernel.errors import Conflict, NotAllowed, NotFound
from core.payments import queries_payers


async def proposed_payer(account_id: int, by: Official) -> Record:
    """A proposal that `by` may decide on, locked with all of its unit. Raises `NotFound`, `NotAllowed`, `Conflict`."""
    account = await queries_payers.lock_unit(account_id)
    if account is None:
        raise NotFound("payer_account.unknown", "没有这个零余额账户，请刷新列表", field="payer_account_id")
    region = f"{current_session().scope}000000"
    may(by, "payer_account:confirm", region=region, budget_unit=account["budget_unit_code"])
    if account["state"] != "proposed":
        raise Conflict("payer_account.decided", "该零余额账户变更已有处理结果，请刷新列表")
    if account["proposed_by"] == by.id:
        raise NotAllowed(
            "payer_account.same_person", "零余额账户须由另一人确认，登记人不能处理自己登记的账户"
        )
    return account
