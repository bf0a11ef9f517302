"""Propose the 零余额账户 of a 预算单位; a second official decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

import asyncpg

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.kernel.identity import CardNumber
from core.kernel.masking import mask_account
from core.messages import NewMessage, ToPost, send_messages
from core.payments import queries_payers

_BANK_CODE = re.compile(r"[A-Z0-9_]{2,20}", re.ASCII)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class NewPayerAccount:
    """An account as it is entered. `account_name` is the 户名 that the bank knows, `basis` the document it rests on."""

    budget_unit: str
    account: str
    account_name: str
    bank_code: str
    basis: str


async def propose_payer_account(new: NewPayerAccount, by: Official) -> int:
    """Store a proposal that changes nothing until `confirm_payer_account`; returns its id.

    The caller has made sure that the county has this budget unit (`require_budget_unit`, in the platform's session). Raises
    `NotAllowed`, `Invalid` with the field, `Conflict` while another proposal of the unit waits for its decision.
    """
    session = current_session()
    region = f"{session.scope}000000"
    may(by, "payer_account:propose", region=region, budget_unit=new.budget_unit)
    number = CardNumber(new.account)
    name, basis = new.account_name.strip(), new.basis.strip()
    if not 2 <= len(name) <= _LONGEST:
        raise Invalid("payer_account.name", f"账户名称应为 2 至 {_LONGEST} 个字", field="account_name")
    if not _BANK_CODE.fullmatch(new.bank_code):
        raise Invalid("payer_account.bank", "请从列表中选择开户银行", field="bank_code")
    if not 2 <= len(basis) <= _LONGEST:
        raise Invalid(
            "payer_account.basis", f"请填写开户依据（如开户批复文号），2 至 {_LONGEST} 个字", field="basis"
        )
    (account_id,) = await reserve_ids("payer_account", 1)
    sealed = session.cipher.seal(number, "payer_account", "account_cipher", account_id)
    try:
        await queries_payers.insert(
            account_id, new.budget_unit, name, sealed, new.bank_code, basis, by.id, now()
        )
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            "payer_account.proposed", "该预算单位已有一项零余额账户变更等待确认，请先由另一人确认或驳回"
        ) from error
    after = {"budget_unit": new.budget_unit, "account": mask_account(number), "bank": new.bank_code}
    session.record(
        AuditRecord(
            "payer_account.propose",
            "payer_account",
            str(account_id),
            by.id,
            by.account,
            after=after | {"name": name, "basis": basis},
        )
    )
    message = NewMessage(
        ToPost("payer_account:confirm", region),
        "payer_account_to_confirm",
        f"预算单位 {new.budget_unit} 的零余额账户待确认（{mask_account(number)}）",
        "payer_account",
        str(account_id),
    )
    await send_messages([message], by)
    return account_id
