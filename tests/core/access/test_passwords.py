"""Hashes of passwords: argon2id, and the same work for an account that does not exist."""

from __future__ import annotations

import pytest

from core.access import passwords, rules


async def test_a_hash_opens_to_its_password_only() -> None:
    stored = await passwords.hash_password("Kunming-2026")
    assert stored.startswith("$argon2id$") and "Kunming" not in stored
    assert await passwords.password_matches(stored, "Kunming-2026")
    assert not await passwords.password_matches(stored, "kunming-2026")
    assert not await passwords.password_matches("not a hash", "Kunming-2026")


async def test_an_unknown_account_costs_the_same_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Watched:
        def verify(self, stored: str, password: str) -> bool:
            verified.append(stored)
            return True

        def hash(self, password: str) -> str:
            return "$argon2id$nobody"

    monkeypatch.setattr(passwords, "_HASHER", Watched())
    passwords._hash_of_nobody.cache_clear()
    assert not await passwords.password_matches(None, "whatever")
    assert verified == ["$argon2id$nobody"]
    passwords._hash_of_nobody.cache_clear()


def test_initial_passwords_are_strong_and_differ() -> None:
    made = {passwords.initial_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        rules.check_password(password, "13800000001")
