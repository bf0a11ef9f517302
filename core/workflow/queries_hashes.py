"""SQL of the line hashes (B3). The salt never leaves the database."""

from __future__ import annotations

from core.database import execute

HASH_VERSION = 1
"""Scheme of the hashes below; a line keeps the number of the scheme that made its own."""


def amount_hash_sql(amount: str = "l.amount_fen", line: str = "l", dossier: str = "d") -> str:
    """SQL of the hash of (claimant, claim item, amount in fen), salted with the dossier's secret salt."""
    return (
        f"sha256({dossier}.salt || {line}.id_digest || convert_to({line}.claim_item, 'UTF8')"
        f" || int8send(coalesce({amount}, 0)))"
    )


def payee_hash_sql(line: str = "l", dossier: str = "d") -> str:
    """SQL of the hash of (payee, account), salted with the dossier's secret salt."""
    return (
        f"sha256({dossier}.salt || coalesce({line}.payee_id_digest, {line}.id_digest)"
        f" || coalesce({line}.account_digest, ''::bytea))"
    )


async def refresh_hashes(dossier_ids: list[int]) -> int:
    """Recompute the hashes of the standing lines; only rows whose hashes change are written. Returns how many."""
    return await execute(
        f"UPDATE line l SET amount_hash = {amount_hash_sql()}, payee_hash = {payee_hash_sql()},"
        f" hash_version = {HASH_VERSION} FROM dossier d"
        " WHERE d.id = l.dossier_id AND d.id = ANY($1::bigint[]) AND l.status IN ('moving', 'held')"
        f" AND (l.amount_hash IS DISTINCT FROM {amount_hash_sql()} OR l.payee_hash IS DISTINCT FROM {payee_hash_sql()})",
        dossier_ids,
    )
