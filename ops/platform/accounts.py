"""Demo accounts: one for every post, so that a visitor can sit at any desk. Only in demonstrations and tests."""

from __future__ import annotations

import json
import secrets
import stat
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from core.access import Grant, Official
from core.access.authorise_programmes import authorise_programmes
from core.access.bootstrap_administrator import bootstrap_administrator
from core.access.create_budget_unit import create_budget_unit
from core.access.create_organisation import create_organisation
from core.access.fields import OfficialFields
from core.access.grant_post import grant_post
from core.access.has_signing_pin import has_signing_pin
from core.access.list_budget_units import list_budget_units
from core.access.list_officials import list_officials
from core.access.list_organisations import list_organisations
from core.access.load_official import load_official
from core.access.passwords import hash_password, initial_password
from core.access.register_official import register_official
from core.access.roles import role_named
from core.access.store_signing_pin import store_signing_pin
from core.database import AuditRecord, current_session
from core.kernel.paging import MAX_PAGE_SIZE, PageRequest
from core.kernel.region import RegionCode, RegionLevel
from core.kernel.settings import settings
from core.plugin_host import subsidies
from core.regions.region import Region
from ops.demo.people import PeopleMaker
from ops.platform.environment import write_private

FILE_NAME = "demo-accounts.json"
BUDGET_UNIT = "119001"
"""The 预算单位 of every demo county: its bureau of civil affairs, which pays all three programmes."""

SIGNERS = frozenset({"unit_finance_operator", "unit_finance_reviewer"})
"""Posts that sign vouchers (经办签章, 审核签章) and so have a PIN."""

_PIN_DIGITS = 8
_PROVINCE = "530000000000"
_ROLES: Mapping[RegionLevel, tuple[str, ...]] = {
    RegionLevel.PROVINCE: ("province_admin", "province_department", "auditor"),
    RegionLevel.PREFECTURE: (
        "prefecture_admin", "prefecture_operator", "prefecture_reviewer", "prefecture_finance_entry",
        "prefecture_finance_reviewer", "auditor",
    ),
    RegionLevel.COUNTY: (
        "county_admin", "county_operator", "county_reviewer", "county_finance_entry", "county_finance_reviewer",
        "unit_finance_operator", "unit_finance_reviewer", "auditor",
    ),
    RegionLevel.TOWNSHIP: ("township_admin", "township_operator", "township_reviewer"),
}  # fmt: skip
"""Every post of core/access/roles.py, at each level where it is held."""


class DemoRefused(RuntimeError):
    """Demo accounts may not or cannot be made here; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account: `role` at `region` (12 digits, `place` its name), `budget_unit` for the finance posts of a unit."""

    account: str
    name: str
    role: str
    title: str
    region: str
    place: str
    budget_unit: str | None = None


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """All demo accounts of a platform; they share one random password, and those who sign vouchers one 签章 PIN 码."""

    password: str = field(repr=False)
    pin: str = field(repr=False)
    accounts: tuple[DemoAccount, ...]

    def at(self, role: str, region: str) -> DemoAccount:
        """The account that holds `role` at `region` (2 to 12 digits); raises `LookupError`."""
        code = region.ljust(12, "0")
        for account in self.accounts:
            if (account.role, account.region) == (role, code):
                return account
        raise LookupError(f"no demo account {role} at {code}")


def read_accounts(var: Path) -> DemoAccounts | None:
    """The demo accounts of the platform below `var`, or None; raises `DemoRefused` when others can read the file."""
    file = var / FILE_NAME
    if not file.exists():
        return None
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise DemoRefused(f"{file} 可被其他用户读取，请执行 chmod 600 {file}")
    raw = json.loads(file.read_text(encoding="utf-8"))
    return DemoAccounts(
        raw["password"], raw.get("pin", ""), tuple(DemoAccount(**entry) for entry in raw["accounts"])
    )


async def create_demo_accounts(var: Path, regions: Sequence[Region]) -> DemoAccounts:
    """Make the accounts that `regions` (the province, prefectures, counties, townships) lack, in a session of the platform.

    Password and PIN are random, kept in `var/demo-accounts.json` (0600) and need not be changed. Raises `DemoRefused` outside
    demonstrations and tests, and when accounts exist whose password is lost.
    """
    if settings().environment not in {"demo", "test"}:
        raise DemoRefused("演示账号只能在演示或测试环境中创建")
    known = read_accounts(var)
    posts = [(post, region) for region in regions for post in _posts_at(region)]
    kept = DemoAccounts(
        known.password if known else initial_password(),
        known.pin if known and known.pin else _random_pin(),
        tuple(post for post, _ in posts),
    )
    existing = await _existing_accounts()
    if existing and known is None:
        raise DemoRefused(f"数据库中已有账号，但 {var / FILE_NAME} 已丢失；请用 --fresh 重新开始")
    # The file comes first: an account whose password nobody knows would be worse than a file without accounts.
    write_private(var / FILE_NAME, json.dumps(asdict(kept), ensure_ascii=False, indent=1))
    password_hash = await hash_password(kept.password)
    administrator = await _administrator(kept.at("province_admin", _PROVINCE), existing, password_hash)
    desks = _Desks(administrator, password_hash)
    await desks.prepare()
    for post, region in posts:
        if post.account not in existing and post.role != "province_admin":
            await desks.open(post, region)
    await _give_pins(kept)
    return kept


async def load_demo_official(account: DemoAccount) -> Official:
    """The official behind a demo account, in a session of the platform; raises `LookupError`."""
    return await load_official((await _existing_accounts())[account.account])


async def _give_pins(kept: DemoAccounts) -> None:
    """Whoever signs vouchers and has no PIN yet gets that of the demonstration."""
    pin_hash = await hash_password(kept.pin)
    for account in kept.accounts:
        if account.role in SIGNERS:
            official = await load_demo_official(account)
            if not await has_signing_pin(official):
                await store_signing_pin(official, pin_hash)


def _random_pin() -> str:
    """Eight digits, of which no two neighbours are alike."""
    digits: list[str] = []
    while len(digits) < _PIN_DIGITS:
        digits.append(secrets.choice([digit for digit in string.digits if digits[-1:] != [digit]]))
    return "".join(digits)


def _posts_at(region: Region) -> Iterator[DemoAccount]:
    names = PeopleMaker(f"demo accounts {region.code}", (region.code[:6],))
    for code in _ROLES[region.level]:
        role = role_named(code)
        yield DemoAccount(
            account=f"{code}.{region.code.prefix}",
            name=names.name(),
            role=code,
            title=role.title,
            region=str(region.code),
            place=region.full_name,
            budget_unit=BUDGET_UNIT if role.of_unit else None,
        )


async def _existing_accounts() -> dict[str, int]:
    """Account → id of everybody in the province."""
    reader = Official(0, "", "", (Grant("province_admin", RegionCode(_PROVINCE), None),), frozenset())
    pages = [await list_officials(reader, PageRequest(size=MAX_PAGE_SIZE))]
    while len(pages) * MAX_PAGE_SIZE < pages[0].total:
        pages.append(await list_officials(reader, PageRequest(len(pages) + 1, MAX_PAGE_SIZE)))
    return {view.account: view.id for page in pages for view in page.rows}


async def _administrator(post: DemoAccount, existing: Mapping[str, int], password_hash: str) -> Official:
    official_id = existing.get(post.account)
    if official_id is None:
        official_id = await bootstrap_administrator(
            post.account, post.name, "云南省财政厅", _PROVINCE, password_hash, must_change_password=False
        )
    return await load_official(official_id)


class _Desks:
    """Opens accounts as the province's administrator, with the organisations and budget units that they need."""

    def __init__(self, by: Official, password_hash: str) -> None:
        self._by = by
        self._password_hash = password_hash
        self._organisations: dict[tuple[str, str], int] = {}

    async def prepare(self) -> None:
        """Learn the organisations that exist."""
        page = await list_organisations(self._by, PageRequest(size=MAX_PAGE_SIZE))
        self._organisations = {(row.region_code, row.name): row.id for row in page.rows}

    async def open(self, post: DemoAccount, region: Region) -> None:
        """One account with its post and all programmes."""
        organisation_id = await self._organisation(post.role, region)
        if post.budget_unit is not None:
            await self._budget_unit(region, organisation_id)
        official_id = await register_official(
            post.account,
            OfficialFields(name=post.name, organisation_id=organisation_id, remark="演示账号"),
            self._password_hash,
            must_change_password=False,
        )
        current_session().record(
            AuditRecord(
                "official.create",
                "official",
                str(official_id),
                self._by.id,
                self._by.account,
                after={"account": post.account},
            )
        )
        await grant_post(self._by, official_id, post.role, post.region, post.budget_unit)
        await authorise_programmes(self._by, official_id, list(subsidies()))

    async def _organisation(self, role: str, region: Region) -> int:
        name, kind = _organisation_of(role, region)
        if (region.code, name) not in self._organisations:
            self._organisations[region.code, name] = await create_organisation(
                self._by, name, kind, region.code
            )
        return self._organisations[region.code, name]

    async def _budget_unit(self, region: Region, organisation_id: int) -> None:
        county = region.code[:6]
        known = {unit["code"] for unit in await list_budget_units(self._by, county)}
        if BUDGET_UNIT not in known:
            await create_budget_unit(
                self._by, county, BUDGET_UNIT, f"{region.name}民政局", organisation_id=organisation_id
            )


def _organisation_of(role: str, region: Region) -> tuple[str, str]:
    """Name and kind of the organisation in which a post sits."""
    if region.level is RegionLevel.TOWNSHIP:
        return f"{region.name}{'办事处' if region.name.endswith('街道') else '人民政府'}", "township"
    house = "厅" if region.level is RegionLevel.PROVINCE else "局"
    if role == "auditor":
        return f"{region.name}审计{house}", "government"
    if role.endswith("_admin") or "_finance_" in role and not role.startswith("unit_"):
        return f"{region.name}财政{house}", "finance"
    return f"{region.name}民政{house}", "department"
