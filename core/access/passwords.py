"""Hashing of passwords (argon2id, RFC 9106 low-memory profile of argon2-cffi: 64 MiB, 3 passes, about 50 ms).

Hashing runs in two threads of its own: more at once would let a flood of log-ins take all memory.
"""

from __future__ import annotations

import asyncio
import functools
import secrets
import string
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
_THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
_INITIAL_LENGTH = 14
_READABLE = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))


async def hash_password(password: str) -> str:
    """The encoded argon2id hash of a password."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def password_matches(stored: str | None, password: str) -> bool:
    """Whether `password` made the hash `stored`; takes as long for `None` (no such account) as for a real one."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _matches, stored, password)


@functools.cache
def _hash_of_nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))


def _matches(stored: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(stored or _hash_of_nobody(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def initial_password() -> str:
    """A random first password (14 characters without look-alikes, three classes) that its owner must replace."""
    while True:
        password = "".join(secrets.choice(_READABLE) for _ in range(_INITIAL_LENGTH))
        if (
            any(c.islower() for c in password)
            and any(c.isupper() for c in password)
            and any(c.isdigit() for c in password)
        ):
            return password
