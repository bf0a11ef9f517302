"""Bring schemas to the newest version: the platform first, then every county, each in transactions of its own.

A migration is one SQL file; it runs once in each schema inside one transaction with its row in `migration`, so an
interrupted run goes on where it stopped. A file that was changed after it ran is refused. Grants follow the last file:
the role of a scope may read and write its own tables, but never change what is append-only.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import asyncpg

FOLDER = Path(__file__).parent

APPEND_ONLY = frozenset(
    {"audit_entry", "ledger_entry", "dossier_log", "seal", "seal_line", "bank_result", "recipient_change"}
)
"""Tables that even the application may only add to (INSERT and SELECT)."""


class MigrationFailed(RuntimeError):
    """A schema could not be migrated; the text names schema and file."""


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What a run did to one schema: the files that it applied, or the error that stopped it."""

    schema: str
    applied: tuple[str, ...]
    error: str = ""


def files_of(kind: str) -> list[Path]:
    """The migration files of `platform` or `county`, in order."""
    return sorted((FOLDER / kind).glob("[0-9][0-9][0-9][0-9]_*.sql"))


async def migrate_schema(owner: asyncpg.Connection, schema: str, role: str, kind: str) -> MigrationReport:
    """Apply what `schema` lacks and set the grants of `role`. Creates schema and role when they are missing.

    `owner` is a connection of the owning role, outside a transaction. Raises `MigrationFailed`.
    """
    await _ensure_role(owner, role)
    async with owner.transaction():
        await owner.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        await owner.execute(
            f'CREATE TABLE IF NOT EXISTS "{schema}".migration'
            " (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"
        )
    applied = []
    for file in files_of(kind):
        if await _apply(owner, schema, file.name, file.read_text(encoding="utf-8")):
            applied.append(file.name)
    async with owner.transaction():
        await _grant(owner, schema, role)
    return MigrationReport(schema, tuple(applied))


async def _apply(owner: asyncpg.Connection, schema: str, name: str, text: str) -> bool:
    digest = sha256(text.encode()).hexdigest()
    try:
        async with owner.transaction():
            await owner.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"migrate:{schema}")
            await owner.execute("SELECT set_config('search_path', $1, true)", f'"{schema}"')
            known = await owner.fetchval("SELECT sha256 FROM migration WHERE name = $1", name)
            if known == digest:
                return False
            if known is not None:
                raise MigrationFailed(
                    f"{schema}: {name} was changed after it ran; write a new migration instead"
                )
            await owner.execute(text)
            await owner.execute("INSERT INTO migration (name, sha256) VALUES ($1, $2)", name, digest)
    except asyncpg.PostgresError as error:
        raise MigrationFailed(f"{schema}: {name}: {error}") from error
    return True


async def _ensure_role(owner: asyncpg.Connection, role: str) -> None:
    """A role without log-in for the scope; the application's role may become it, but inherits nothing."""
    await owner.execute(
        f'DO $$ BEGIN CREATE ROLE "{role}" NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$'
    )
    await _change_role(owner, f'GRANT "{role}" TO ykt_app')


async def _change_role(owner: asyncpg.Connection, statement: str) -> None:
    """Change a role; again when somebody else, perhaps in another database, changed it at the same moment.

    Roles belong to the whole server, and PostgreSQL refuses the later one of two changes instead of letting it wait.
    """
    for attempts_left in (2, 1, 0):
        try:
            await owner.execute(statement)
        except asyncpg.InternalServerError as error:
            if not attempts_left or "concurrently updated" not in str(error):
                raise
        else:
            return


async def _grant(owner: asyncpg.Connection, schema: str, role: str) -> None:
    await owner.execute(f'REVOKE ALL ON SCHEMA "{schema}" FROM PUBLIC')
    await owner.execute(f'GRANT USAGE ON SCHEMA "{schema}" TO "{role}"')
    await owner.execute(f'REVOKE ALL ON ALL TABLES IN SCHEMA "{schema}" FROM "{role}"')
    await owner.execute(
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "{schema}" TO "{role}"'
    )
    await owner.execute(f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA "{schema}" TO "{role}"')
    await owner.execute(f'REVOKE INSERT, UPDATE, DELETE ON "{schema}".migration FROM "{role}"')
    for row in await owner.fetch("SELECT viewname FROM pg_views WHERE schemaname = $1", schema):
        # A simple view can be written through, with the rights of its owner: past the ownership of tables and APPEND_ONLY.
        await owner.execute(f'REVOKE INSERT, UPDATE, DELETE ON "{schema}"."{row["viewname"]}" FROM "{role}"')
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", schema)
    for row in rows:
        if row["tablename"] in APPEND_ONLY:
            await owner.execute(f'REVOKE UPDATE, DELETE ON "{schema}"."{row["tablename"]}" FROM "{role}"')


async def ensure_application_role(owner: asyncpg.Connection, password: str) -> None:
    """Create or refresh the application's log-in role: no superuser, no ownership, no inherited rights.

    Closes the schema `public` to everybody. `owner` must be allowed to create roles.
    """
    await owner.execute(
        "DO $$ BEGIN CREATE ROLE ykt_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    quoted = await owner.fetchval("SELECT quote_literal($1::text)", password)
    await _change_role(owner, f"ALTER ROLE ykt_app PASSWORD {quoted}")
    await owner.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
