"""Take over the accounts that a reviewed roster named, for recipients who have none on record."""

from __future__ import annotations

from collections.abc import Sequence

from core.access import Official
from core.database import AuditRecord, current_session, reserve_ids
from core.kernel.clock import now
from core.recipients import queries_accounts as queries
from core.recipients.recipient import RosterAccount

_REASON = "随已办结批次登记"


async def register_accounts(accounts: Sequence[RosterAccount], by: Official) -> int:
    """Register accounts set-based; returns how many. Recipients with an active or proposed account keep theirs.

    Who entered the line proposed the account, who reviewed the dossier confirmed it; when that is one person or nobody
    reviewed, it waits for `confirm_account`. An internal step: the verb that calls it has authorised.
    """
    taken = await queries.with_accounts([account.recipient_id for account in accounts])
    fresh: dict[int, RosterAccount] = {}
    for account in accounts:
        if account.recipient_id not in taken:
            fresh.setdefault(account.recipient_id, account)
    session = current_session()
    seal, digest, at = session.cipher.seal, session.digests.digest, now()
    ids = await reserve_ids("bank_account", len(fresh))
    rows = []
    for account_id, account in zip(ids, fresh.values(), strict=True):
        holder = account.holder_id_number
        second = account.reviewed_by if account.reviewed_by != account.entered_by else None
        rows.append(
            (
                account_id,
                account.recipient_id,
                account.holder_name,
                seal(holder, "bank_account", "holder_id_cipher", account_id) if holder else None,
                digest("id_number", holder) if holder else None,
                account.holder_relation,
                seal(account.account, "bank_account", "account_cipher", account_id),
                digest("account", account.account),
                account.bank_code,
                account.bank_name,
                1,
                "active" if second is not None else "proposed",
                account.entered_by,
                at,
                second,
                at if second is not None else None,
                _REASON,
            )
        )
    if rows:
        await queries.copy_accounts(rows)
        session.record(
            AuditRecord("account.register", "bank_account", _REASON, by.id, by.account, count=len(rows))
        )
    return len(rows)
