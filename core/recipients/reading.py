"""Rows of this feature as people may see them: opened, and masked unless the reader may edit."""

from __future__ import annotations

from asyncpg import Record

from core.database import current_session
from core.kernel.masking import mask_account, mask_id_number, mask_phone
from core.recipients.recipient import Account, Member, RecipientSummary


def opened(sealed: bytes | None, table: str, column: str, row_id: int) -> str | None:
    """The text of a sealed field, None when it is empty."""
    return current_session().cipher.open(sealed, table, column, row_id) if sealed else None


def summary(row: Record, *, unmasked: bool = False) -> RecipientSummary:
    """A recipient as a row of the list."""
    number = opened(row["id_cipher"], "recipient", "id_cipher", row["id"]) or ""
    phone = opened(row["phone_cipher"], "recipient", "phone_cipher", row["id"]) or ""
    return RecipientSummary(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        id_number=number if unmasked else mask_id_number(number),
        phone=phone if unmasked else mask_phone(phone),
        birth_date=row["birth_date"],
        gender=row["gender"],
        village_code=row["village_code"],
        village_group=row["village_group"],
        enabled=row["enabled"],
        updated_at=row["updated_at"],
        version=row["version"],
    )


def member(row: Record, *, unmasked: bool) -> Member:
    """A member of a household."""
    number = opened(row["id_cipher"], "household_member", "id_cipher", row["id"]) or ""
    return Member(
        row["id"],
        row["name"],
        number if unmasked else mask_id_number(number),
        row["relation"],
        row["joined_on"],
        row["left_on"],
    )


def account(row: Record, *, unmasked: bool) -> Account:
    """An account with its proposal and decision."""
    number = opened(row["account_cipher"], "bank_account", "account_cipher", row["id"]) or ""
    holder = opened(row["holder_id_cipher"], "bank_account", "holder_id_cipher", row["id"])
    return Account(
        id=row["id"],
        holder_name=row["holder_name"],
        holder_id_number=holder if unmasked or holder is None else mask_id_number(holder),
        holder_relation=row["holder_relation"],
        account=number if unmasked else mask_account(number),
        bank_code=row["bank_code"],
        bank_name=row["bank_name"],
        use_order=row["use_order"],
        state=row["state"],
        proposed_by=row["proposed_by"],
        proposed_at=row["proposed_at"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        reason=row["reason"],
    )
