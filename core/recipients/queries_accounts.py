"""SQL of bank accounts, in a session of a county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_row

_COLUMNS = (
    "id, recipient_id, holder_name, holder_id_cipher, holder_relation, account_cipher, account_digest, bank_code,"
    " bank_name, use_order, state, proposed_by, proposed_at, decided_by, decided_at, reason"
)
NEW = (
    "id",
    "recipient_id",
    "holder_name",
    "holder_id_cipher",
    "holder_id_digest",
    "holder_relation",
    "account_cipher",
    "account_digest",
    "bank_code",
    "bank_name",
    "use_order",
    "state",
    "proposed_by",
    "proposed_at",
    "decided_by",
    "decided_at",
    "reason",
)
"""Columns of a new account."""


async def copy_accounts(rows: Iterable[Sequence[Any]]) -> int:
    """COPY new accounts (columns of `NEW`)."""
    return await copy_rows("bank_account", NEW, rows)


async def accounts_of(recipient_ids: Sequence[int]) -> list[Record]:
    """All accounts of recipients: living ones in their order first, then the past."""
    return await fetch(
        f"SELECT {_COLUMNS} FROM bank_account WHERE recipient_id = ANY($1::bigint[])"
        " ORDER BY recipient_id, state IN ('active', 'proposed') DESC, use_order, id DESC",
        list(recipient_ids),
    )


async def account(account_id: int, *, lock: bool = False) -> Record | None:
    """One account, locked for a decision when asked."""
    return await fetch_row(
        f"SELECT {_COLUMNS} FROM bank_account WHERE id = $1{' FOR UPDATE' if lock else ''}", account_id
    )


async def proposed_with(recipient_id: int, account_digest: bytes) -> Record | None:
    """A proposal of the same account that waits for its decision."""
    return await fetch_row(
        "SELECT id FROM bank_account WHERE recipient_id = $1 AND account_digest = $2 AND state = 'proposed'",
        recipient_id,
        account_digest,
    )


async def make_room(recipient_id: int, account_digest: bytes, use_order: int) -> list[int]:
    """Close the active accounts whose place or number the confirmed one takes over; returns their ids."""
    rows = await fetch(
        "UPDATE bank_account SET state = 'closed' WHERE recipient_id = $1 AND state = 'active'"
        " AND (account_digest = $2 OR use_order = $3) RETURNING id",
        recipient_id,
        account_digest,
        use_order,
    )
    return [row["id"] for row in rows]


async def decide(account_id: int, state: str, decided_by: int, at: datetime, reason: str) -> None:
    """Store the second official's decision."""
    await execute(
        "UPDATE bank_account SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1",
        account_id,
        state,
        decided_by,
        at,
        reason,
    )


async def first_active(recipient_ids: Sequence[int]) -> list[Record]:
    """For each enabled recipient with an active account the one that is used first."""
    return await fetch(
        "SELECT DISTINCT ON (a.recipient_id) a.id, a.recipient_id, a.holder_name, a.holder_id_cipher, a.holder_relation,"
        " a.account_cipher, a.bank_code, a.bank_name FROM bank_account a JOIN recipient r ON r.id = a.recipient_id"
        " WHERE a.recipient_id = ANY($1::bigint[]) AND a.state = 'active' AND r.enabled"
        " ORDER BY a.recipient_id, a.use_order",
        list(recipient_ids),
    )


async def with_accounts(recipient_ids: Sequence[int]) -> set[int]:
    """Which of these recipients have an active or proposed account."""
    rows = await fetch(
        "SELECT DISTINCT recipient_id FROM bank_account WHERE recipient_id = ANY($1::bigint[])"
        " AND state IN ('active', 'proposed')",
        list(recipient_ids),
    )
    return {row["recipient_id"] for row in rows}


async def proposals(patterns: Sequence[str], limit: int, offset: int) -> list[Record]:
    """Accounts that wait for a second official in villages that match, the oldest first; `total` counts all of them."""
    return await fetch(
        "SELECT a.id, a.recipient_id, r.name, r.village_code, a.holder_name, a.holder_relation, a.account_cipher, a.bank_name,"
        " a.use_order, a.proposed_by, a.proposed_at, a.reason, count(*) OVER () AS total FROM bank_account a"
        " JOIN recipient r ON r.id = a.recipient_id WHERE a.state = 'proposed' AND r.village_code LIKE ANY($1::text[])"
        " ORDER BY a.id LIMIT $2 OFFSET $3",
        list(patterns),
        limit,
        offset,
    )
