"""Sealed fields open in their own place only, and keys can be rotated."""

from __future__ import annotations

import os

import pytest

from core.kernel.encryption import DecryptionFailed, DigestKey, FieldCipher

KEYS = {1: os.urandom(32), 2: os.urandom(32)}
CIPHER = FieldCipher.from_keys("530423", KEYS, 1)


def test_a_value_opens_where_it_was_sealed() -> None:
    sealed = CIPHER.seal("11010519491231002X", "line", "id_cipher", 7)
    assert b"1101" not in sealed
    assert CIPHER.open(sealed, "line", "id_cipher", 7) == "11010519491231002X"
    assert CIPHER.seal("11010519491231002X", "line", "id_cipher", 7) != sealed


@pytest.mark.parametrize(
    "place", [("line", "id_cipher", 8), ("line", "phone_cipher", 7), ("recipient", "id_cipher", 7)]
)
def test_a_value_moved_to_another_place_does_not_open(place: tuple[str, str, int]) -> None:
    sealed = CIPHER.seal("x", "line", "id_cipher", 7)
    with pytest.raises(DecryptionFailed):
        CIPHER.open(sealed, *place)


def test_another_county_cannot_open_it() -> None:
    sealed = CIPHER.seal("x", "line", "id_cipher", 7)
    with pytest.raises(DecryptionFailed):
        FieldCipher.from_keys("530425", KEYS, 1).open(sealed, "line", "id_cipher", 7)


def test_a_changed_byte_is_noticed() -> None:
    sealed = bytearray(CIPHER.seal("x", "line", "id_cipher", 7))
    sealed[-1] ^= 1
    with pytest.raises(DecryptionFailed):
        CIPHER.open(bytes(sealed), "line", "id_cipher", 7)


def test_after_a_rotation_old_values_open_and_new_ones_name_the_new_key() -> None:
    old = CIPHER.seal("x", "line", "id_cipher", 7)
    rotated = FieldCipher.from_keys("530423", KEYS, 2)
    assert rotated.open(old, "line", "id_cipher", 7) == "x"
    assert [rotated.key_id_of(value) for value in (old, rotated.seal("x", "line", "id_cipher", 7))] == [1, 2]


def test_digests_find_equal_values_of_one_kind_only() -> None:
    key, other = DigestKey(os.urandom(32)), DigestKey(os.urandom(32))
    assert key.digest("id_number", "1") == key.digest("id_number", "1")
    assert (
        len({key.digest("id_number", "1"), key.digest("account", "1"), other.digest("id_number", "1")}) == 3
    )


def test_sealer_makes_what_open_takes_and_never_repeats_a_nonce() -> None:
    cipher = FieldCipher.from_keys("530423", {1: b"\1" * 32}, 1)
    seal = cipher.sealer("line", "id_cipher")
    sealed = [seal("530423195001010011", row_id) for row_id in range(3000)]
    assert {cipher.open(one, "line", "id_cipher", row_id) for row_id, one in enumerate(sealed)} == {
        "530423195001010011"
    }
    assert len({one[5:17] for one in sealed}) == 3000
    with pytest.raises(DecryptionFailed):
        cipher.open(sealed[0], "line", "id_cipher", 1)


@pytest.mark.parametrize("length", [0, 32, 64, 65, 200])
def test_a_digester_makes_the_same_digests(length: int) -> None:
    key = DigestKey(os.urandom(length))
    digest = key.digester("account")
    for text in ("6210170000000000001", "", "张三"):
        assert digest(text) == key.digest("account", text)


def test_the_opener_of_a_column_opens_what_was_sealed_there_and_nothing_else() -> None:
    older = FieldCipher.from_keys("530423", {1: bytes(32)}, 1)
    rotated = FieldCipher.from_keys("530423", {1: bytes(32), 2: bytes([1]) * 32}, 2)
    unseal = rotated.opener("line", "id_cipher")
    sealed = [older.seal("甲", "line", "id_cipher", 7), rotated.seal("乙", "line", "id_cipher", 8)]
    assert [unseal(value, row) for value, row in zip(sealed, (7, 8), strict=True)] == ["甲", "乙"]
    for moved in (
        (sealed[1], 9),
        (rotated.seal("乙", "line", "account_cipher", 8), 8),
        (older.seal("乙", "fact", "id_cipher", 8), 8),
        (sealed[1][:-1] + b"\x00", 8),
    ):
        with pytest.raises(DecryptionFailed, match="不符"):
            unseal(*moved)
    with pytest.raises(DecryptionFailed, match="密钥不在本机"):
        older.opener("line", "id_cipher")(sealed[1], 8)
