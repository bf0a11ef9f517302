"""The least work that any program could do for the same result: raw asyncpg and calamine, nothing of the platform.

A ratio to a floor says what correctness, security and audit cost, whatever the machine. These functions are never made
slower to flatter a ratio, and import nothing from `core`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import asyncpg
from python_calamine import CalamineWorkbook

_NOTHING: Mapping[str, Any] = {}


async def import_floor(connection: asyncpg.Connection, workbook: Path, columns: int) -> float:
    """Seconds to read the first sheet with calamine and COPY its values, as text, into a bare table."""
    names = [f"c{number}" for number in range(columns)]
    await connection.execute("DROP TABLE IF EXISTS floor_import")
    await connection.execute(f"CREATE TABLE floor_import ({', '.join(f'{name} text' for name in names)})")
    started = time.perf_counter()
    sheet = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0)
    rows = [tuple(str(value) for value in row[:columns]) for row in sheet.iter_rows()]
    padded = [row + ("",) * (columns - len(row)) for row in rows]
    async with connection.transaction():
        await connection.copy_records_to_table("floor_import", records=padded, columns=names)
    seconds = time.perf_counter() - started
    await connection.execute("DROP TABLE floor_import")
    return seconds


async def checks_floor(
    connection: asyncpg.Connection,
    schema: str,
    batch_id: int,
    decide: Callable[[asyncpg.Record, Mapping[str, Any]], Any],
) -> float:
    """Seconds to fetch a batch's lines and their facts with bare queries and call `decide(line, facts by name)` for each.

    Facts are the registries' answers, which must be stored already, and who draws the same in the county and in the
    province. Answers lie under a keyed digest that only the platform can compute; here each line takes the answers about
    somebody, which is as much work.
    """
    await connection.set_type_codec("jsonb", encoder=json.dumps, decoder=json.loads, schema="pg_catalog")
    started = time.perf_counter()
    lines = await connection.fetch(
        "SELECT l.id, l.name, l.birth_date, l.village_code, l.amount_fen, l.declared_fen, l.attributes,"
        f' b.period_start, b.period_end FROM "{schema}".line l JOIN "{schema}".batch b ON b.id = l.batch_id'
        " WHERE l.batch_id = $1 AND l.intake_status = 'valid'",
        batch_id,
    )
    await connection.fetch(
        f'SELECT l.id, o.id FROM "{schema}".line l JOIN "{schema}".line o ON o.id_digest = l.id_digest AND o.id < l.id'
        " WHERE l.batch_id = $1",
        batch_id,
    )
    await connection.fetch(
        f'SELECT l.id, c.line_id FROM "{schema}".line l JOIN platform.claim c ON c.claimant_digest = l.id_digest'
        " WHERE l.batch_id = $1",
        batch_id,
    )
    answers: dict[bytes, dict[str, asyncpg.Record]] = {}
    for fact in await connection.fetch(
        f'SELECT subject_digest, name, value, source, as_of FROM "{schema}".fact'
    ):
        answers.setdefault(fact["subject_digest"], {})[fact["name"]] = fact
    # Lines without answers come last, as many as there are people whom nobody knows.
    for line, facts in zip(lines, chain(answers.values(), repeat(_NOTHING)), strict=False):
        decide(line, facts)
    return time.perf_counter() - started


async def calculation_floor(connection: asyncpg.Connection, schema: str, batch_id: int, fen: int) -> float:
    """Seconds for one bare UPDATE that sets the amount of every line of a batch; rolled back afterwards."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        started = time.perf_counter()
        await connection.execute(
            f'UPDATE "{schema}".line SET amount_fen = $2 WHERE batch_id = $1', batch_id, fen
        )
        return time.perf_counter() - started
    finally:
        await transaction.rollback()


async def payment_floor(connection: asyncpg.Connection, schema: str, batch_id: int) -> float:
    """Seconds for a bare INSERT … SELECT of payments and of claims and one UPDATE of the lines; rolled back afterwards.

    The bare tables have the keys and the unique indexes that make double payment impossible, since no program could do
    without them.
    """
    await connection.execute("DROP TABLE IF EXISTS floor_payment")
    await connection.execute(
        "CREATE TABLE floor_payment (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line_id bigint NOT NULL UNIQUE,"
        " amount_fen bigint NOT NULL, payee_name text NOT NULL, account_cipher bytea NOT NULL)"
    )
    transaction = connection.transaction()
    await transaction.start()
    try:
        started = time.perf_counter()
        await connection.execute(
            "INSERT INTO floor_payment (line_id, amount_fen, payee_name, account_cipher)"
            f' SELECT id, amount_fen, payee_name, account_cipher FROM "{schema}".line'
            " WHERE batch_id = $1 AND dossier_id IS NOT NULL",
            batch_id,
        )
        await connection.execute(
            "INSERT INTO floor_claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, line_id)"
            f" SELECT programme_code, 'floor', id_digest, claim_item, claim_kind, 0, id FROM \"{schema}\".line"
            " WHERE batch_id = $1 AND dossier_id IS NOT NULL",
            batch_id,
        )
        await connection.execute(
            f"UPDATE \"{schema}\".line SET pay_status = 'requested' WHERE batch_id = $1 AND dossier_id IS NOT NULL",
            batch_id,
        )
        return time.perf_counter() - started
    finally:
        await transaction.rollback()
        await connection.execute("DROP TABLE IF EXISTS floor_payment")


async def fill_claims(connection: asyncpg.Connection, claims: int) -> None:
    """Put `claims` claims of earlier periods into the platform's own `claim`, and the same into a bare `floor_claim`."""
    await connection.execute("DROP TABLE IF EXISTS floor_claim")
    await connection.execute(
        "CREATE TABLE floor_claim (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, programme_code text NOT NULL,"
        " period text NOT NULL, claimant_digest bytea NOT NULL, claim_item text NOT NULL, kind text NOT NULL,"
        " ordinal smallint NOT NULL, line_id bigint NOT NULL)"
    )
    # Digests come in no order: indexes are built afterwards, which takes a fraction of the time.
    indexes = await connection.fetch(
        "SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index"
        " WHERE indrelid = 'platform.claim'::regclass AND NOT indisprimary"
    )
    for index in indexes:
        await connection.execute(f"DROP INDEX {index['name']}")
    await connection.execute(
        "INSERT INTO platform.claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, line_id,"
        " county_code, amount_fen, state, epoch, reserved_at, settled_at)"
        " SELECT 'elderly_service', to_char(date '2020-01-01' + (g % 48)::int * 31, 'YYYYMM'), sha256(int8send(g)), '',"
        " 'regular', 0, g, '530402', 5000, 'confirmed', 1, clock_timestamp(), clock_timestamp()"
        " FROM generate_series(1, $1::bigint) g",
        claims,
    )
    await connection.execute(
        "INSERT INTO floor_claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, line_id)"
        " SELECT programme_code, period, claimant_digest, claim_item, kind, ordinal, line_id FROM platform.claim"
    )
    for index in indexes:
        await connection.execute(index["definition"])
    await connection.execute(
        "ALTER TABLE floor_claim ADD UNIQUE (programme_code, period, claimant_digest, claim_item, kind, ordinal)"
    )
