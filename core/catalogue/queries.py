"""SQL of programmes and departments, in a session of the platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.catalogue.programme import Department, Programme
from core.database import copy_rows, execute, fetch, fetch_row
from core.plugin_api import Beneficiary, Period

_PROGRAMME = (
    "SELECT p.code, p.official_number, p.name, p.short_name, p.department_code, d.name AS department_name,"
    " p.beneficiary, p.period, p.needs_calculation, p.publicity, p.chain, p.policy_basis, p.enabled, p.updated_at"
    " FROM programme p JOIN department d ON d.code = p.department_code"
)


def read_programme(row: Record) -> Programme:
    """A `Programme` from a row of `_PROGRAMME`."""
    return Programme(
        code=row["code"],
        official_number=row["official_number"],
        name=row["name"],
        short_name=row["short_name"],
        department_code=row["department_code"],
        department_name=row["department_name"],
        beneficiary=Beneficiary(row["beneficiary"]),
        period=Period(row["period"]),
        needs_calculation=row["needs_calculation"],
        publicity=tuple(row["publicity"]),
        chain=row["chain"],
        policy_basis=row["policy_basis"],
        enabled=row["enabled"],
        updated_at=row["updated_at"],
    )


async def merge_departments(rows: Iterable[tuple[str, str, int]]) -> None:
    """Insert departments that are missing (code, name, order) and correct names."""
    codes, names, orders = zip(*rows, strict=True)
    await execute(
        "INSERT INTO department (code, name, sort_order)"
        " SELECT * FROM unnest($1::text[], $2::text[], $3::int[])"
        " ON CONFLICT (code) DO UPDATE SET name = excluded.name, sort_order = excluded.sort_order"
        " WHERE (department.name, department.sort_order) IS DISTINCT FROM (excluded.name, excluded.sort_order)",
        list(codes),
        list(names),
        list(orders),
    )


async def departments() -> list[Department]:
    """All departments in the order of the official lists."""
    rows = await fetch("SELECT code, name FROM department ORDER BY sort_order, code")
    return [Department(row["code"], row["name"]) for row in rows]


async def merge_programmes(rows: Iterable[Mapping[str, Any]], at: datetime) -> list[str]:
    """Insert programmes, and bring what their plugins say up to date; returns the codes that changed.

    `policy_basis` and `enabled` belong to the officials and stay as they are.
    """
    columns = (
        "code",
        "official_number",
        "name",
        "short_name",
        "department_code",
        "beneficiary",
        "period",
        "needs_calculation",
        "publicity",
        "chain",
        "policy_basis",
    )
    await execute(
        "CREATE TEMPORARY TABLE plugin_programme (code text, official_number text, name text, short_name text,"
        " department_code text, beneficiary text, period text, needs_calculation boolean, publicity jsonb, chain jsonb,"
        " policy_basis text) ON COMMIT DROP"
    )
    await copy_rows("plugin_programme", columns, [[row[column] for column in columns] for row in rows])
    listed = ", ".join(columns)
    own = [column for column in columns if column not in {"code", "policy_basis"}]
    changed = await fetch(
        f"INSERT INTO programme ({listed}, enabled, updated_at)"
        f" SELECT {listed}, true, $1 FROM plugin_programme"
        f" ON CONFLICT (code) DO UPDATE SET updated_at = excluded.updated_at,"
        f" {', '.join(f'{column} = excluded.{column}' for column in own)}"
        f" WHERE ({', '.join(f'programme.{column}' for column in own)})"
        f" IS DISTINCT FROM ({', '.join(f'excluded.{column}' for column in own)}) RETURNING code",
        at,
    )
    await execute("DROP TABLE plugin_programme")
    return sorted(row["code"] for row in changed)


async def programmes(county: str | None) -> list[Programme]:
    """All programmes, or those that a county (six digits) runs, by official number."""
    if county is None:
        rows = await fetch(f"{_PROGRAMME} ORDER BY p.official_number")
    else:
        rows = await fetch(
            f"{_PROGRAMME} JOIN county_programme c ON c.programme_code = p.code AND c.county_code = $1 AND c.enabled"
            " WHERE p.enabled ORDER BY p.official_number",
            county,
        )
    return [read_programme(row) for row in rows]


async def programme_by_code(code: str, *, lock: bool = False) -> Programme | None:
    """One programme, locked for a change when asked."""
    row = await fetch_row(f"{_PROGRAMME} WHERE p.code = $1{' FOR UPDATE OF p' if lock else ''}", code)
    return read_programme(row) if row else None


async def change_programme(code: str, policy_basis: str, enabled: bool, at: datetime) -> None:
    """Store what officials may change of a programme."""
    await execute(
        "UPDATE programme SET policy_basis = $2, enabled = $3, updated_at = $4 WHERE code = $1",
        code,
        policy_basis,
        enabled,
        at,
    )


async def county_exists(county: str) -> bool:
    """Whether the county (six digits) is on the platform."""
    return await fetch_row("SELECT 1 FROM county WHERE code = $1", county) is not None


async def county_programme(county: str, programme: str, *, lock: bool = False) -> Record | None:
    """What a county set for a programme: enabled, bank_channel, overrides."""
    return await fetch_row(
        "SELECT enabled, bank_channel, overrides FROM county_programme WHERE county_code = $1 AND programme_code = $2"
        + (" FOR UPDATE" if lock else ""),
        county,
        programme,
    )


async def programmes_of_county(county: str) -> dict[str, Record]:
    """What a county set, by programme: enabled, bank_channel, overrides."""
    rows = await fetch(
        "SELECT programme_code, enabled, bank_channel, overrides FROM county_programme WHERE county_code = $1",
        county,
    )
    return {row["programme_code"]: row for row in rows}


async def put_county_programme(
    county: str, programme: str, enabled: bool, bank_channel: str, overrides: Mapping[str, Any], at: datetime
) -> None:
    """Store what a county set for a programme."""
    await execute(
        "INSERT INTO county_programme (county_code, programme_code, enabled, bank_channel, overrides, updated_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (county_code, programme_code) DO UPDATE SET"
        " enabled = excluded.enabled, bank_channel = excluded.bank_channel, overrides = excluded.overrides,"
        " updated_at = excluded.updated_at",
        county,
        programme,
        enabled,
        bank_channel,
        dict(overrides),
        at,
    )
