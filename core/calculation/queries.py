"""SQL of 测算: the lines of dossiers in one fetch, their members in another."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.database import fetch


async def lines_of(dossier_ids: Sequence[int]) -> list[Record]:
    """Standing lines of dossiers with the period of their batch, as `core.checks.line_views` reads them.

    `cap_fen` is what a second official confirmed at most for a further claim (补差, 补发); None for every other line.
    """
    return await fetch(
        "SELECT l.id, l.dossier_id, l.programme_code, l.name, l.id_cipher, l.birth_date, l.village_code, l.amount_fen,"
        " l.attributes, b.period_start, b.period_end, f.cap_fen FROM line l JOIN published_batch b ON b.id = l.batch_id"
        " LEFT JOIN published_further_claim f ON f.line_id = l.id AND f.kind = l.claim_kind"
        " WHERE l.dossier_id = ANY($1::bigint[]) AND l.status IN ('moving', 'held') ORDER BY l.id",
        list(dossier_ids),
    )


async def members_of(dossier_ids: Sequence[int]) -> list[Record]:
    """Household members of the standing lines, in order."""
    return await fetch(
        "SELECT m.line_id, m.ordinal, m.name, m.id_cipher, m.relation FROM published_line_member m JOIN line l ON l.id = m.line_id"
        " WHERE l.dossier_id = ANY($1::bigint[]) AND l.status IN ('moving', 'held') ORDER BY m.line_id, m.ordinal",
        list(dossier_ids),
    )


async def periods_of(dossier_ids: Sequence[int]) -> list[Record]:
    """Programme and first day of the period of each of the dossiers' batches, with township."""
    return await fetch(
        "SELECT d.id, d.programme_code, d.township_code, b.period_start FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id"
        " WHERE d.id = ANY($1::bigint[]) ORDER BY d.id",
        list(dossier_ids),
    )


async def uncalculated(dossier_ids: Sequence[int]) -> list[Record]:
    """Dossiers with standing lines that have no amount above zero: (dossier_id, people)."""
    return await fetch(
        "SELECT dossier_id, count(*) AS people FROM line WHERE dossier_id = ANY($1::bigint[])"
        " AND status IN ('moving', 'held') AND coalesce(amount_fen, 0) = 0 GROUP BY dossier_id ORDER BY dossier_id",
        list(dossier_ids),
    )
