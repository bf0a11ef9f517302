"""Officials in the database: account, organisation, posts, programmes, and sessions without the log-in page."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from core.access import queries, queries_sign_in
from core.access.fields import OfficialFields
from core.access.load_official import load_official
from core.access.official import Official
from core.access.passwords import hash_password
from core.access.register_official import register_official
from core.access.store_signing_pin import store_signing_pin
from core.access.tokens import token_digest
from core.database import execute, fetch_value
from core.kernel.clock import now, system_clock
from core.kernel.ids import new_secret
from core.kernel.region import RegionCode
from tenants import platform_session
from tests.factories.officials import UNIT, official

PASSWORD = "Kunming-2026-spring"
PIN = "2746193805"
_hashes: dict[str, str] = {}
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An official with a live session."""

    official: Official
    token: str
    csrf_token: str


async def hashed(secret: str) -> str:
    """The hash of a password or PIN, made once in a run."""
    if secret not in _hashes:
        _hashes[secret] = await hash_password(secret)
    return _hashes[secret]


async def stored_official(
    roles: str | Iterable[str],
    region: str,
    *,
    programmes: Iterable[str] = ("elderly_service", "minimum_living", "elderly_allowance"),
    budget_unit: str | None = None,
    account: str | None = None,
    password: str = PASSWORD,
    must_change_password: bool = False,
    organisation_region: str | None = None,
    pin: str = "",
    **fields: object,
) -> Official:
    """Store an official with posts at `region` (2 to 12 digits), and with a signing `pin` if one is given."""
    wanted = official(roles, region, programmes=programmes, budget_unit=budget_unit)
    password_hash = await hashed(password)
    place = RegionCode((organisation_region or region).ljust(12, "0"))
    name = account or f"{wanted.grants[0].role if wanted.grants else 'nobody'}-{next(_numbers)}"
    async with platform_session():
        office = await _office(place)
        entered = OfficialFields(**{"name": "测试员", "organisation_id": office} | fields)  # type: ignore[arg-type]
        official_id = await register_official(
            name, entered, password_hash, must_change_password=must_change_password
        )
        for grant in wanted.grants:
            if grant.budget_unit is not None:
                await _budget_unit(grant.budget_unit, grant.region.county)
            await queries.insert_post(official_id, grant.role, grant.region, grant.budget_unit, None, now())
        await queries.replace_programmes(official_id, sorted(wanted.programmes), official_id, now())
        who = await load_official(official_id)
        if pin:
            await store_signing_pin(who, await hashed(pin))
        return who


async def signed_in(roles: str | Iterable[str], region: str, **more: object) -> SignedIn:
    """Store an official and start a session, as a log-in would."""
    who = await stored_official(roles, region, **more)  # type: ignore[arg-type]
    return await session_for(who)


async def session_for(who: Official) -> SignedIn:
    """Start a session of a stored official."""
    token, csrf_token = new_secret(), new_secret()
    async with platform_session():
        await queries_sign_in.insert_sign_in(
            token_digest(token), who.id, csrf_token, "127.0.0.1", "tests", system_clock()
        )
    return SignedIn(who, token, csrf_token)


async def _office(region: RegionCode) -> int:
    known = await fetch_value("SELECT id FROM organisation WHERE region_code = $1 ORDER BY id", region)
    return known or await queries.insert_organisation(
        {
            "name": f"机构{region}",
            "kind": "government",
            "region_code": str(region),
            "parent_id": None,
            "department_code": None,
            "created_at": now(),
        }
    )


async def _budget_unit(code: str, county: str) -> None:
    await execute(
        "INSERT INTO budget_unit (code, county_code, name) VALUES ($1, $2, '测试预算单位') ON CONFLICT DO NOTHING",
        code,
        county,
    )


__all__ = ["PASSWORD", "PIN", "UNIT", "SignedIn", "session_for", "signed_in", "stored_official"]
