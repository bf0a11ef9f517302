"""Propose an account for a recipient; a second official decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.access import Official, may
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.kernel.identity import CardNumber, IdNumber
from core.kernel.masking import mask_account
from core.messages import NewMessage, ToPost, send_messages
from core.recipients import queries, queries_accounts, rules
from core.recipients.errors import unknown_recipient
from core.recipients.recipient import SELF

MAX_ORDER = 9
_BANK_CODE = re.compile(r"[A-Z0-9_]{2,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as it is entered. Without `holder_id_number` it is the recipient's own, under its name.

    `use_order` says which account is paid first (1); a confirmed account takes over the place of the one there.
    """

    account: str
    bank_code: str
    bank_name: str
    use_order: int = 1
    holder_name: str = ""
    holder_id_number: str = ""
    holder_relation: str = ""


async def propose_account(recipient_id: int, new: NewAccount, by: Official, *, reason: str) -> int:
    """Store a proposal that changes nothing until `confirm_account`; returns its id.

    The same account with another `use_order` proposes a new order. Needs `account:propose` at the village. Raises
    `NotFound`, `NotAllowed`, `Invalid` with the field, `Conflict` when the same account waits for its decision already.
    """
    row = await queries.recipient(recipient_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "account:propose", region=row["village_code"])
    if not reason.strip():
        raise Invalid("account.reason", "请填写账户变更的原因", field="reason")
    number = CardNumber(new.account)
    if not _BANK_CODE.fullmatch(new.bank_code) or not new.bank_name.strip():
        raise Invalid("account.bank", "请从列表中选择开户银行", field="bank_code")
    if not 1 <= new.use_order <= MAX_ORDER:
        raise Invalid("account.order", f"使用顺序应为 1 到 {MAX_ORDER}", field="use_order")
    name, holder, relation = _holder(new, row["name"])
    session = current_session()
    digest = session.digests.digest("account", number)
    if await queries_accounts.proposed_with(recipient_id, digest):
        raise Conflict("account.proposed", "该账号已提交变更，正等待另一人确认")
    [account_id] = await reserve_ids("bank_account", 1)
    seal = session.cipher.seal
    await queries_accounts.copy_accounts(
        [
            (
                account_id,
                recipient_id,
                name,
                seal(holder, "bank_account", "holder_id_cipher", account_id) if holder else None,
                session.digests.digest("id_number", holder) if holder else None,
                relation,
                seal(number, "bank_account", "account_cipher", account_id),
                digest,
                new.bank_code,
                new.bank_name.strip()[:60],
                new.use_order,
                "proposed",
                by.id,
                now(),
                None,
                None,
                reason.strip(),
            )
        ]
    )
    after = {
        "recipient_id": recipient_id,
        "account": mask_account(number),
        "bank": new.bank_code,
        "use_order": new.use_order,
    }
    session.record(
        AuditRecord("account.propose", "bank_account", str(account_id), by.id, by.account, after=after)
    )
    await send_messages(
        [
            NewMessage(
                ToPost("account:confirm", row["village_code"]),
                "account_to_confirm",
                f"有一项收款账户变更待确认（{mask_account(number)}）",
                "recipient",
                str(recipient_id),
            )
        ],
        by,
    )
    return account_id


def _holder(new: NewAccount, recipient_name: str) -> tuple[str, IdNumber | None, str]:
    """Name, id number and relation of the holder: all three of another person, or the recipient."""
    given = (new.holder_name.strip(), new.holder_id_number.strip(), new.holder_relation.strip())
    if not any(given):
        return recipient_name, None, SELF
    if not all(given):
        raise Invalid(
            "account.holder",
            "由他人代领的，持卡人姓名、身份证号、与补贴对象关系三项都要填写",
            field="holder_name",
        )
    relation = rules.check_short(given[2], rules.MAX_RELATION, "与补贴对象关系", "holder_relation")
    return rules.check_name(given[0], "holder_name"), IdNumber(given[1]), relation
