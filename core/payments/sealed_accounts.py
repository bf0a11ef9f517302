"""Accounts of payees as they are sealed: with the line, or with the correction that replaces the line's."""

from __future__ import annotations

from core.kernel.encryption import FieldCipher


def open_account(cipher: FieldCipher, sealed: bytes | None, line_id: int, correction_id: int | None) -> str:
    """The account number, empty when there is none. Raises `DecryptionFailed` for a value that was moved or altered."""
    if sealed is None:
        return ""
    if correction_id is None:
        return cipher.open(sealed, "line", "account_cipher", line_id)
    return cipher.open(sealed, "payee_correction", "account_cipher", correction_id)
