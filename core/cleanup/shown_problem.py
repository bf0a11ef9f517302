"""A row of the database as a record to mend."""

from __future__ import annotations

from asyncpg import Record

from core.cleanup.kinds import KINDS
from core.cleanup.problem import Problem
from core.database import current_session
from core.kernel.masking import mask_account, mask_id_number


def shown_problem(row: Record, kind: str, place: int) -> Problem:
    """The record with masked numbers, and in words what is wrong with it."""
    cipher = current_session().cipher
    number, account = row["id_cipher"], row["account_cipher"]
    return Problem(
        id=place,
        kind=kind,
        subject=row["subject"],
        subject_id=row["subject_id"],
        name=row["name"],
        id_number=mask_id_number(cipher.open(number, row["id_table"], "id_cipher", row["id_of"]))
        if number
        else "",
        account=mask_account(cipher.open(account, row["account_table"], "account_cipher", row["account_of"]))
        if account
        else "",
        village_code=row["village_code"],
        batch_id=row["batch_id"],
        batch_name=row["batch_name"],
        programme_code=row["programme_code"],
        entry=row["entry"],
        detail=row["told"] + _others(row["others"] or [], row["hidden"]),
        remedy=KINDS[kind].remedy,
    )


def _others(named: list[str], hidden: int) -> str:
    """Those who have to do with it: by name within the own places, elsewhere by their number only."""
    parts = ["、".join(dict.fromkeys(named))] if named else []
    if hidden:
        parts.append(f"其他乡镇 {hidden} 条")
    return "，".join(parts)
