"""SQL of payer accounts (零余额账户), in a session of a county."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_row, fetch_value

_COLUMNS = (
    "id, budget_unit_code, account_name, account_cipher, bank_code, state, basis, proposed_by, proposed_at, decided_by,"
    " decided_at, refusal, superseded_at"
)
_FILTER = (
    " WHERE ($1::text[] IS NULL OR budget_unit_code = ANY($1)) AND ($2::text = '' OR budget_unit_code = $2)"
    " AND ($3::text = '' OR state = $3)"
)
SORTABLE = {"budget_unit_code": "budget_unit_code", "proposed_at": "proposed_at", "decided_at": "decided_at"}


async def find(filters: Sequence[Any], order_by: str, limit: int, offset: int) -> list[Record]:
    """A page of payer accounts with their history. `filters`: units, unit, state."""
    return await fetch(
        f"SELECT {_COLUMNS} FROM payer_account{_FILTER} ORDER BY {order_by} LIMIT $4 OFFSET $5",
        *filters,
        limit,
        offset,
    )


async def count(filters: Sequence[Any]) -> int:
    """How many the filters find."""
    found: int = await fetch_value(f"SELECT count(*) FROM payer_account{_FILTER}", *filters)
    return found


async def by_id(account_id: int) -> Record | None:
    """One account."""
    return await fetch_row(f"SELECT {_COLUMNS} FROM payer_account WHERE id = $1", account_id)


async def lock_unit(account_id: int) -> Record | None:
    """One account, with all of its unit locked, so that two decisions on a unit follow each other."""
    await fetch(
        "SELECT id FROM payer_account WHERE budget_unit_code ="
        " (SELECT budget_unit_code FROM payer_account WHERE id = $1) ORDER BY id FOR UPDATE",
        account_id,
    )
    return await by_id(account_id)


async def in_force(units: Collection[str]) -> list[Record]:
    """The confirmed account of each of these units that has one."""
    return await fetch(
        f"SELECT {_COLUMNS} FROM payer_account WHERE state = 'confirmed' AND budget_unit_code = ANY($1::text[])",
        list(units),
    )


async def insert(
    account_id: int, unit: str, name: str, sealed: bytes, bank_code: str, basis: str, by: int, at: datetime
) -> None:
    """Store a proposal; the database refuses a second one of the unit."""
    await execute(
        "INSERT INTO payer_account (id, budget_unit_code, account_name, account_cipher, bank_code, state, basis, proposed_by,"
        " proposed_at) VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8)",
        account_id, unit, name, sealed, bank_code, basis, by, at,
    )  # fmt: skip


async def supersede(unit: str, at: datetime) -> list[int]:
    """End the account in force of a unit; returns its id, if there was one."""
    rows = await fetch(
        "UPDATE payer_account SET state = 'superseded', superseded_at = $2"
        " WHERE budget_unit_code = $1 AND state = 'confirmed' RETURNING id",
        unit,
        at,
    )
    return [row["id"] for row in rows]


async def decide(account_id: int, state: str, by: int, at: datetime, refusal: str | None) -> None:
    """Store the second official's decision; the database refuses the one who proposed."""
    await execute(
        "UPDATE payer_account SET state = $2, decided_by = $3, decided_at = $4, refusal = $5 WHERE id = $1",
        account_id, state, by, at, refusal,
    )  # fmt: skip
