"""SQL of officials, their posts and programmes. Every function runs in the session of the platform."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import asyncpg
from asyncpg import Record

from core.access.tables import Account, Organisation, Post
from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid

_POSTS = (
    "(SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'region_code', p.region_code,"
    " 'budget_unit', p.budget_unit, 'granted_at', p.granted_at) ORDER BY p.id), '[]'::jsonb)"
    " FROM post p WHERE p.official_id = o.id AND p.ended_at IS NULL) AS posts"
)
_PROGRAMMES = (
    "(SELECT coalesce(jsonb_agg(g.programme_code ORDER BY g.programme_code), '[]'::jsonb)"
    " FROM official_programme g WHERE g.official_id = o.id) AS programmes"
)
_SHOWN = (
    "o.id, o.account, o.name, o.avatar, o.organisation_id, n.name AS organisation_name,"
    " n.region_code AS organisation_region, o.division, o.default_menu, o.user_type, o.gender, o.birthday, o.email,"
    " o.phone_cipher, o.id_number_cipher, o.remark, o.enabled, o.must_change_password, o.locked_until, o.created_at,"
    f" o.updated_at, o.version, {_POSTS}, {_PROGRAMMES}"
)
_FROM = "FROM official o JOIN organisation n ON n.id = o.organisation_id"


def _contains(text: str | None) -> str | None:
    """A LIKE pattern for texts that contain `text`, whose own wildcards are taken literally."""
    if not text:
        return None
    literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{literal}%"


@contextlib.contextmanager
def named_refusals() -> Iterator[None]:
    """Turn what the constraints of the database refuse into messages for people."""
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        messages = {
            "official_account": (
                "access.account_taken",
                "该账号已被使用（包括已删除的账号），请换一个账号",
                "account",
            ),
            "post_live": ("access.post_held", "该用户已有此岗位，无需重复授予", "role"),
            "budget_unit_pkey": ("access.unit_taken", "该区县已有此代码的预算单位", "code"),
        }
        default = ("access.organisation_taken", "该区划下已有同名机构", "name")
        code, message, field = messages.get(error.constraint_name or "", default)
        raise Conflict(code, message, field=field) from error
    except asyncpg.ForeignKeyViolationError as error:
        raise Invalid(
            "access.unknown_reference",
            "所选的区划、机构或区县不存在，请重新选择",
            details={"constraint": error.constraint_name},
        ) from error


async def official_grants(official_id: int) -> Record | None:
    """Account, name, live posts and programmes of an enabled official; None when disabled, deleted or unknown."""
    return await fetch_row(
        f"SELECT o.id, o.account, o.name, {_POSTS}, {_PROGRAMMES} FROM official o"
        " WHERE o.id = $1 AND o.enabled AND o.deleted_at IS NULL",
        official_id,
    )


async def default_menu(official_id: int) -> str:
    """Where the portal begins for an official: `to_do` or `business`."""
    return str(await fetch_value("SELECT default_menu FROM official WHERE id = $1", official_id))


async def official_shown(official_id: int, *, lock: bool = False) -> Record | None:
    """One account with organisation, posts and programmes; None when deleted or unknown."""
    tail = " FOR UPDATE OF o" if lock else ""
    return await fetch_row(
        f"SELECT {_SHOWN} {_FROM} WHERE o.id = $1 AND o.deleted_at IS NULL{tail}", official_id
    )


async def find_officials(
    patterns: Sequence[str],
    filters: dict[str, Any],
    order_by: str,
    limit: int,
    offset: int,
) -> tuple[list[Record], int]:
    """Accounts of organisations inside `patterns` that match the filters, and how many there are."""
    where = (
        "o.deleted_at IS NULL AND n.region_code LIKE ANY($1::text[])"
        " AND ($2::text IS NULL OR o.account ILIKE $2 OR o.name LIKE $2)"
        " AND ($3::bigint IS NULL OR o.organisation_id = $3)"
        " AND ($4::text IS NULL OR n.region_code LIKE $4)"
        " AND ($5::boolean IS NULL OR o.enabled = $5)"
        " AND ($6::text IS NULL OR EXISTS (SELECT 1 FROM post p WHERE p.official_id = o.id AND p.role = $6"
        " AND p.ended_at IS NULL))"
    )
    values = (
        list(patterns),
        _contains(filters.get("keyword")),
        filters.get("organisation_id"),
        filters.get("region_pattern"),
        filters.get("enabled"),
        filters.get("role"),
    )
    rows = await fetch(
        f"SELECT {_SHOWN} {_FROM} WHERE {where} ORDER BY {order_by} LIMIT $7 OFFSET $8",
        *values,
        limit,
        offset,
    )
    total = await fetch_value(f"SELECT count(*) {_FROM} WHERE {where}", *values)
    return rows, total


async def names_of(ids: Sequence[int]) -> list[tuple[int, str]]:
    """(id, name) of officials, deleted ones too."""
    rows = await fetch("SELECT id, name FROM official WHERE id = ANY($1::bigint[])", list(ids))
    return [(row["id"], row["name"]) for row in rows]


async def lock_first_account() -> None:
    """Until the end of the transaction, nobody else opens the first account."""
    await execute("SELECT pg_advisory_xact_lock(hashtextextended('first account', 0))")


async def any_official() -> bool:
    """Whether there is any account, deleted ones included."""
    return bool(await fetch_value("SELECT EXISTS (SELECT 1 FROM official)"))


async def insert_official(values: dict[str, Any]) -> None:
    """Store an account whose id was reserved."""
    with named_refusals():
        await Account.insert(Account(**values)).run()


async def update_official(official_id: int, version: int, values: dict[str, Any]) -> bool:
    """Change fields of an account; False when somebody else changed it since `version`."""
    changes: dict[Any, Any] = {**values, "version": version + 1}
    with named_refusals():
        rows = (
            await Account.update(changes)
            .where((Account.id == official_id) & (Account.version == version) & Account.deleted_at.is_null())
            .returning(Account.id)
        )
    return bool(rows)


async def set_password(official_id: int, password_hash: str, must_change: bool, at: datetime) -> None:
    """Store a password; lifts a lock."""
    await execute(
        "UPDATE official SET password_hash = $2, must_change_password = $3, failed_attempts = 0, locked_until = NULL,"
        " updated_at = $4, version = version + 1 WHERE id = $1",
        official_id, password_hash, must_change, at,
    )  # fmt: skip


async def password_of(official_id: int) -> str | None:
    """The stored hash of an account's password."""
    return await fetch_value(
        "SELECT password_hash FROM official WHERE id = $1 AND deleted_at IS NULL", official_id
    )


async def same_person(id_number_digest: bytes, except_id: int) -> bool:
    """Whether a living account of the same person exists."""
    return bool(
        await fetch_value(
            "SELECT EXISTS (SELECT 1 FROM official WHERE id_number_digest = $1 AND id <> $2 AND deleted_at IS NULL)",
            id_number_digest, except_id,
        )
    )  # fmt: skip


async def lock_person(id_number_digest: bytes) -> None:
    """Until the end of the transaction, nobody else registers the same person."""
    await execute("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))", id_number_digest)


async def insert_post(
    official_id: int,
    role: str,
    region_code: str,
    budget_unit: str | None,
    granted_by: int | None,
    at: datetime,
) -> int:
    """Grant a post; returns its id."""
    post = Post(
        official_id=official_id,
        role=role,
        region_code=region_code,
        budget_unit=budget_unit,
        granted_by=granted_by,
        granted_at=at,
    )
    with named_refusals():
        rows = await Post.insert(post).run()
    return int(rows[0]["id"])


async def post_holder(post_id: int) -> int | None:
    """Whose live post this is."""
    return await fetch_value("SELECT official_id FROM post WHERE id = $1 AND ended_at IS NULL", post_id)


async def end_post(post_id: int, at: datetime) -> bool:
    """End a live post; False when it was ended already."""
    return bool(
        await execute("UPDATE post SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", post_id, at)
    )


async def end_posts_of(official_id: int, at: datetime) -> int:
    """End all live posts of an official; returns how many."""
    return await execute(
        "UPDATE post SET ended_at = $2 WHERE official_id = $1 AND ended_at IS NULL", official_id, at
    )


async def replace_programmes(
    official_id: int, codes: Sequence[str], granted_by: int | None, at: datetime
) -> None:
    """Make `codes` the programmes of an official; those that stay keep who granted them and when."""
    await execute(
        "DELETE FROM official_programme WHERE official_id = $1 AND programme_code <> ALL($2::text[])",
        official_id, list(codes),
    )  # fmt: skip
    await execute(
        "INSERT INTO official_programme (official_id, programme_code, granted_by, granted_at)"
        " SELECT $1, code, $3, $4 FROM unnest($2::text[]) AS code ON CONFLICT DO NOTHING",
        official_id, list(codes), granted_by, at,
    )  # fmt: skip


async def organisation(organisation_id: int) -> dict[str, Any] | None:
    """One organisation."""
    return await Organisation.select().where(Organisation.id == organisation_id).first()


async def insert_organisation(values: dict[str, Any]) -> int:
    """Store an organisation; returns its id."""
    with named_refusals():
        rows = await Organisation.insert(Organisation(**values)).run()
    return int(rows[0]["id"])


async def find_organisations(
    patterns: Sequence[str],
    keyword: str | None,
    kind: str | None,
    enabled: bool | None,
    limit: int,
    offset: int,
) -> tuple[list[Record], int]:
    """Organisations inside `patterns`, by region and name, and how many there are."""
    where = (
        "region_code LIKE ANY($1::text[]) AND ($2::text IS NULL OR name LIKE $2) AND ($3::text IS NULL OR kind = $3)"
        " AND ($4::boolean IS NULL OR (disabled_at IS NULL) = $4)"
    )
    rows = await fetch(
        "SELECT id, name, kind, region_code, parent_id, department_code, disabled_at IS NULL AS enabled FROM organisation"
        f" WHERE {where} ORDER BY region_code, name, id LIMIT $5 OFFSET $6",
        list(patterns), _contains(keyword), kind, enabled, limit, offset,
    )  # fmt: skip
    total = await fetch_value(
        f"SELECT count(*) FROM organisation WHERE {where}", list(patterns), _contains(keyword), kind, enabled
    )
    return rows, total


async def insert_budget_unit(code: str, county_code: str, name: str, organisation_id: int | None) -> None:
    """Store a budget unit of a county."""
    with named_refusals():
        await execute(
            "INSERT INTO budget_unit (code, county_code, name, organisation_id) VALUES ($1, $2, $3, $4)",
            code, county_code, name, organisation_id,
        )  # fmt: skip


async def budget_unit_exists(code: str, county_code: str) -> bool:
    """Whether the county has this budget unit."""
    return bool(
        await fetch_value(
            "SELECT EXISTS (SELECT 1 FROM budget_unit WHERE code = $1 AND county_code = $2)",
            code,
            county_code,
        )
    )


async def budget_units(county_code: str) -> list[Record]:
    """The budget units of a county, by code."""
    return await fetch(
        "SELECT code, county_code, name, organisation_id FROM budget_unit WHERE county_code = $1 ORDER BY code",
        county_code,
    )
