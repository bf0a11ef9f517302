"""A session: one transaction of one scope (a county or the platform), with its role, search path and keys.

`tenants` opens sessions; features use the current one. Only this module writes `search_path` and `role`.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from core.database.engine import ENGINE
from core.kernel.encryption import DigestKey, FieldCipher

PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One change for the operation log: what happened to which subject, by whom, how many rows it covers.

    `before` and `after` are JSON-ready and hold personal data masked only. The audit feature adds time, origin and
    hash chain just before COMMIT.
    """

    action: str
    subject: str
    subject_id: str
    official_id: int | None = None
    account: str = ""
    before: Any = None
    after: Any = None
    count: int = 1


@dataclass(slots=True)
class Session:
    """What the code inside a transaction may use. `scope` is `platform` or the six-digit county code."""

    scope: str
    schema: str
    cipher: FieldCipher
    digests: DigestKey
    connection: Any
    audit: list[AuditRecord] = field(default_factory=list)
    after_commit: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    def record(self, entry: AuditRecord) -> None:
        """Hand an entry to the operation log of this scope; it is written with the transaction or not at all."""
        self.audit.append(entry)


_session: ContextVar[Session | None] = ContextVar("session", default=None)
_flush_audit: Callable[[Session], Awaitable[None]] | None = None


def install_audit_writer(writer: Callable[[Session], Awaitable[None]]) -> None:
    """Name what writes the collected entries before COMMIT; `core.audit` calls this when it is imported."""
    global _flush_audit  # noqa: PLW0603 - one writer per process
    _flush_audit = writer


def current_session() -> Session:
    """The session that the running task is in; raises `RuntimeError` outside one."""
    session = _session.get()
    if session is None:
        raise RuntimeError("no session is open: use county_session() or platform_session() at the edge")
    return session


def session_is_open() -> bool:
    """Whether the running task is inside a transaction; outside parties must not be called then."""
    return _session.get() is not None


@contextlib.asynccontextmanager
async def open_session(
    scope: str,
    *,
    server: str,
    schema: str,
    role: str,
    cipher: FieldCipher,
    digests: DigestKey,
    read_only: bool = False,
) -> AsyncIterator[Session]:
    """Open the transaction of a scope. Commits when the block ends well, rolls back otherwise.

    Sessions never nest: one county, one transaction. Raises `RuntimeError` when one is already open.
    """
    if _session.get() is not None:
        raise RuntimeError(f"a session of {current_session().scope} is already open; sessions do not nest")
    async with ENGINE.session_transaction(server) as transaction:
        connection = transaction.connection
        await connection.execute(
            "SELECT set_config('search_path', $1, true), set_config('role', $2, true),"
            " set_config('transaction_read_only', $3, true)",
            f'"{schema}"',
            role,
            "on" if read_only else "off",
        )
        session = Session(scope, schema, cipher, digests, connection)
        token = _session.set(session)
        try:
            yield session
            if session.audit:
                if _flush_audit is None:
                    raise RuntimeError("there are audit entries, but no audit writer is installed")
                await _flush_audit(session)
        finally:
            _session.reset(token)
    for callback in session.after_commit:
        await callback()
