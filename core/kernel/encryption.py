"""Encryption of single fields, and keyed digests that find equal values without reading them.

A sealed value is `version(1) | key id(4) | nonce(12) | ciphertext | tag(16)`. The associated data binds county, table,
column and row, so that a value copied to another place does not open. Digests use a key of their own that is never
stored in the database: one core computes millions of digests a second, so a leaked key would give up every number.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from struct import iter_unpack

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.kernel.errors import YikatongError

_VERSION = b"\x01"
_NONCE_BYTES = 12
_HEAD_BYTES = 5
_BODY = _HEAD_BYTES + _NONCE_BYTES
_HMAC_BLOCK = 64


class DecryptionFailed(YikatongError):
    """A sealed value does not open here: it was moved, altered, or its key is not at hand."""


@dataclass(frozen=True, slots=True)
class FieldCipher:
    """Seals and opens the fields of one scope (a county, or the platform) with AES-256-GCM.

    `keys` maps key id → 32 bytes; `current` names the one that seals. Older ones only open, which makes rotation
    possible row by row.
    """

    scope: str
    keys: Mapping[int, AESGCM]
    current: int

    @classmethod
    def from_keys(cls, scope: str, keys: Mapping[int, bytes], current: int) -> FieldCipher:
        """Build a cipher from raw 32-byte keys."""
        return cls(scope, {key_id: AESGCM(key) for key_id, key in keys.items()}, current)

    def seal(self, text: str, table: str, column: str, row_id: object) -> bytes:
        """Encrypt `text` for exactly one place."""
        nonce = os.urandom(_NONCE_BYTES)
        place = f"{self.scope}|{table}|{column}|{row_id}".encode()
        body = self.keys[self.current].encrypt(nonce, text.encode(), place)
        return _VERSION + self.current.to_bytes(4, "big") + nonce + body

    def sealer(self, table: str, column: str) -> Callable[[str, object], bytes]:
        """`seal` for many values of one column: takes text and row id, in half the time.

        What does not change is prepared and nonces are drawn a thousand at a time, so it serves one run of one process
        and is never kept across a fork.
        """
        head = _VERSION + self.current.to_bytes(4, "big")
        place = f"{self.scope}|{table}|{column}|".encode()
        encrypt, next_nonce = self.keys[self.current].encrypt, _nonces().__next__

        def seal(text: str, row_id: object) -> bytes:
            nonce = next_nonce()
            return head + nonce + encrypt(nonce, text.encode(), place + str(row_id).encode())

        return seal

    def open(self, sealed: bytes, table: str, column: str, row_id: object) -> str:
        """Decrypt what `seal` made for the same place; raises `DecryptionFailed`."""
        return self.opener(table, column)(sealed, row_id)

    def opener(self, table: str, column: str) -> Callable[[bytes, object], str]:
        """`open` for many values of one column: takes the sealed value and row id, in two thirds of the time."""
        place = f"{self.scope}|{table}|{column}|".encode()
        decryptors = {_VERSION + key_id.to_bytes(4, "big"): key.decrypt for key_id, key in self.keys.items()}

        def open_(sealed: bytes, row_id: object) -> str:
            """The text of one row's value; raises `DecryptionFailed`."""
            decrypt = decryptors.get(sealed[:_HEAD_BYTES])
            if decrypt is None:
                raise DecryptionFailed(
                    "encryption.unknown_key", "密文所用的密钥不在本机，请联系系统管理员检查密钥配置"
                )
            try:
                return decrypt(
                    sealed[_HEAD_BYTES:_BODY], sealed[_BODY:], place + str(row_id).encode()
                ).decode()
            except InvalidTag:
                raise DecryptionFailed(
                    "encryption.tampered",
                    f"{table}.{column} 的密文与所在记录不符，数据可能被移动或篡改，请立即报告系统管理员",
                ) from None

        return open_

    def key_id_of(self, sealed: bytes) -> int:
        """The id of the key that sealed a value; rotation asks for it."""
        return int.from_bytes(sealed[1:5], "big")


def _nonces() -> Iterator[bytes]:
    while True:
        yield from chain.from_iterable(iter_unpack(f"{_NONCE_BYTES}s", os.urandom(_NONCE_BYTES * 1024)))


@dataclass(frozen=True, slots=True)
class DigestKey:
    """Makes the keyed digest (HMAC-SHA256, 32 bytes) by which equal values are found."""

    key: bytes

    def digest(self, kind: str, value: str) -> bytes:
        """Digest of a normalised `value`. `kind` keeps an id number and an account of the same digits apart."""
        return hmac.digest(self.key, f"{kind}|{value}".encode(), "sha256")

    def digester(self, kind: str) -> Callable[[str], bytes]:
        """`digest` for many values of one kind: the same digests in less than half the time.

        HMAC (RFC 2104) hashes a block of the key before each message; here that is done once and copied.
        """
        key = sha256(self.key).digest() if len(self.key) > _HMAC_BLOCK else self.key
        padded = key.ljust(_HMAC_BLOCK, b"\0")
        begun_inner = sha256(bytes(byte ^ 0x36 for byte in padded) + f"{kind}|".encode()).copy
        begun_outer = sha256(bytes(byte ^ 0x5C for byte in padded)).copy

        def digest(value: str) -> bytes:
            """As `DigestKey.digest`, with the blocks of the key hashed already."""
            inner, outer = begun_inner(), begun_outer()
            inner.update(value.encode())
            outer.update(inner.digest())
            return outer.digest()

        return digest
