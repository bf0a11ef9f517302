"""A second official refuses a proposed account."""

from __future__ import annotations

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.messages import NewMessage, ToOfficial, send_messages
from core.recipients import queries, queries_accounts
from core.recipients.errors import unknown_account


async def refuse_account(account_id: int, by: Official, *, reason: str) -> None:
    """Close a proposal without effect; the reason stays with it, and who proposed is told.

    Needs `account:confirm` at the village, and another person than who proposed it. Raises `NotFound`, `NotAllowed`,
    `Invalid` without a reason, `Conflict`.
    """
    account = await queries_accounts.account(account_id, lock=True)
    if account is None:
        raise unknown_account()
    recipient = await queries.recipient(account["recipient_id"])
    assert recipient is not None
    may(by, "account:confirm", region=recipient["village_code"])
    if not reason.strip():
        raise Invalid("account.reason", "请填写驳回原因", field="reason")
    if account["state"] != "proposed":
        raise Conflict("account.decided", "该账户变更已有处理结果，请刷新页面")
    if account["proposed_by"] == by.id:
        raise NotAllowed("account.same_person", "账户变更须由另一人处理，提交人不能处理自己提交的变更")
    kept = f"{account['reason']}；驳回：{reason.strip()}"
    await queries_accounts.decide(account_id, "refused", by.id, now(), kept)
    current_session().record(
        AuditRecord(
            "account.refuse",
            "bank_account",
            str(account_id),
            by.id,
            by.account,
            after={"reason": reason.strip()},
        )
    )
    message = NewMessage(
        ToOfficial(account["proposed_by"]),
        "account_refused",
        "您提交的收款账户变更被驳回",
        "recipient",
        str(account["recipient_id"]),
        reason.strip(),
    )
    await send_messages([message], by)
