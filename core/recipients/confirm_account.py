"""A second official confirms a proposed account; from now on it is used."""

from __future__ import annotations

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotAllowed
from core.recipients import queries, queries_accounts
from core.recipients.errors import unknown_account


async def confirm_account(account_id: int, by: Official) -> None:
    """Make a proposed account active; the active one of the same place or number is closed.

    Lines keep the account that they were approved with. Needs `account:confirm` at the village, and another person than
    who proposed it (the database refuses the same one too). Raises `NotFound`, `NotAllowed`, `Conflict`.
    """
    account = await queries_accounts.account(account_id)
    if account is None:
        raise unknown_account()
    # The recipient is locked first, as in propose_account, so that two decisions on its accounts follow each other.
    recipient = await queries.recipient(account["recipient_id"], lock=True)
    account = await queries_accounts.account(account_id, lock=True)
    assert recipient is not None and account is not None
    may(by, "account:confirm", region=recipient["village_code"])
    if account["state"] != "proposed":
        raise Conflict("account.decided", "该账户变更已有处理结果，请刷新页面")
    if account["proposed_by"] == by.id:
        raise NotAllowed("account.same_person", "账户变更须由另一人确认，提交人不能确认自己提交的变更")
    at = now()
    closed = await queries_accounts.make_room(
        recipient["id"], account["account_digest"], account["use_order"]
    )
    await queries_accounts.decide(account_id, "active", by.id, at, account["reason"])
    await queries.touch_recipient(recipient["id"], at)
    before, after = {"closed_accounts": closed}, {"active_account": account_id, "reason": account["reason"]}
    await queries.add_change(recipient["id"], by.id, at, before, after)
    current_session().record(
        AuditRecord("account.confirm", "bank_account", str(account_id), by.id, by.account, before, after)
    )
