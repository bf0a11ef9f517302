"""SQL of the divisions; all of it runs in a session of the platform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_row
from core.kernel.region import RegionCode, RegionLevel
from core.regions.region import Region

_COLUMNS = "code, name, level, parent, full_name"


def _region(row: Record) -> Region:
    parent = row["parent"]
    return Region(
        code=RegionCode(row["code"]),
        name=row["name"],
        level=RegionLevel(row["level"]),
        parent=RegionCode(parent) if parent else None,
        full_name=row["full_name"],
    )


async def merge_regions(rows: Iterable[tuple[str, str, int, str | None, str]]) -> int:
    """Insert divisions and correct those that differ (code, name, level, parent, full_name); returns how many."""
    await execute("CREATE TEMPORARY TABLE loaded_region (LIKE region) ON COMMIT DROP")
    await copy_rows("loaded_region", ("code", "name", "level", "parent", "full_name"), rows)
    return await execute(
        f"INSERT INTO region ({_COLUMNS}) SELECT {_COLUMNS} FROM loaded_region ORDER BY level, code"
        " ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level,"
        " parent = excluded.parent, full_name = excluded.full_name"
        " WHERE (region.name, region.level, region.full_name) IS DISTINCT FROM"
        " (excluded.name, excluded.level, excluded.full_name) OR region.parent IS DISTINCT FROM excluded.parent"
    )


async def region_by_code(code: str) -> Region | None:
    """One division."""
    row = await fetch_row(f"SELECT {_COLUMNS} FROM region WHERE code = $1", code)
    return _region(row) if row else None


async def children_of(parent: str | None) -> list[Region]:
    """Divisions directly below `parent`; None gives the province."""
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM region WHERE parent IS NOT DISTINCT FROM $1 ORDER BY code", parent
    )
    return [_region(row) for row in rows]


async def below(prefix: str) -> list[Region]:
    """All divisions whose code starts with `prefix`, in the order of their codes."""
    rows = await fetch(f"SELECT {_COLUMNS} FROM region WHERE code LIKE $1 ORDER BY code", f"{prefix}%")
    return [_region(row) for row in rows]


async def matching(text: str, prefix: str, limit: int) -> list[Region]:
    """Divisions below `prefix` whose name holds `text` or whose code starts with it; the highest levels first."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM region WHERE code LIKE $1 AND (name LIKE $2 OR code LIKE $3) ORDER BY level, code LIMIT $4",
        f"{prefix}%",
        f"%{escaped}%",
        f"{escaped}%",
        limit,
    )
    return [_region(row) for row in rows]


async def names_of(codes: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Code → (name, full name) for those of `codes` that exist."""
    rows = await fetch("SELECT code, name, full_name FROM region WHERE code = ANY($1::text[])", list(codes))
    return {row["code"]: (row["name"], row["full_name"]) for row in rows}
