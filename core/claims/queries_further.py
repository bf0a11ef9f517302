"""SQL of further claims (补差, 补发) in the schema `platform`."""

from __future__ import annotations

from collections.abc import Sequence

from core.database import fetch_value


async def next_ordinal(programme: str, period: str, claim_item: str, digests: Sequence[bytes]) -> int:
    """One above the highest ordinal of the living claims of these people, of whatever kind; 1 when they hold none."""
    return await fetch_value(
        "SELECT coalesce(max(ordinal), 0) + 1 FROM claim WHERE programme_code = $1 AND period = $2"
        " AND claimant_digest = ANY($4::bytea[]) AND claim_item = $3 AND living",
        programme, period, claim_item, list(digests),
    )  # fmt: skip
