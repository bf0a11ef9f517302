"""Names for a set of codes."""

from __future__ import annotations

from collections.abc import Iterable

from core.regions import queries


async def region_names(codes: Iterable[str], *, full: bool = False) -> dict[str, str]:
    """Code → name (or the full name from the province down) in one query; unknown codes are absent."""
    found = await queries.names_of(sorted(set(codes)))
    return {code: names[1 if full else 0] for code, names in found.items()}
