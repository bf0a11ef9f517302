"""The officials who use the portal: every post of the county and above it, and more of the county's own posts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from core.access.authorise_programmes import authorise_programmes
from core.access.fields import OfficialFields
from core.access.grant_post import grant_post
from core.access.list_organisations import list_organisations
from core.access.passwords import hash_password
from core.access.register_official import register_official
from core.kernel.paging import MAX_PAGE_SIZE, PageRequest
from core.plugin_host import subsidies
from ops.commands.running import run
from ops.demo.desk import Desk
from ops.platform.accounts import BUDGET_UNIT, load_demo_official
from ops.platform.start import RunningPlatform
from tenants import platform_session

PEOPLE = 50
"""How many officials use a list at once."""
_SECOND_POSTS = ("county_operator", "county_reviewer", "county_finance_entry", "county_finance_reviewer",
                 "unit_finance_operator", "unit_finance_reviewer")  # fmt: skip
"""Posts that more than one person of a county holds."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An official at a desk, and the role of the post."""

    role: str
    desk: Desk


@contextlib.contextmanager
def sign_everybody_in(platform: RunningPlatform, county: str) -> Iterator[dict[str, SignedIn]]:
    """Account → official, for `PEOPLE` officials of the county (six digits), its townships, prefecture and province."""
    posts = {one.account: one.role for one in platform.accounts.accounts}
    posts |= run(_second_officials(platform, county, PEOPLE - len(posts)))
    with contextlib.ExitStack() as stack:
        yield {
            account: SignedIn(
                role, stack.enter_context(Desk(platform.url, account, platform.accounts.password, county))
            )
            for account, role in posts.items()
        }


async def _second_officials(platform: RunningPlatform, county: str, wanted: int) -> dict[str, str]:
    """`wanted` more officials in the posts of the county; returns account → role."""
    password_hash = await hash_password(platform.accounts.password)
    added: dict[str, str] = {}
    async with platform_session():
        administrator = await load_demo_official(platform.accounts.at("province_admin", "53"))
        [organisation, *_] = (await list_organisations(administrator, PageRequest(size=MAX_PAGE_SIZE))).rows
        for number in range(wanted):
            role = _SECOND_POSTS[number % len(_SECOND_POSTS)]
            account = f"{role}.{county}.{number}"
            official = await register_official(
                account,
                OfficialFields(name="第二人", organisation_id=organisation.id),
                password_hash,
                must_change_password=False,
            )
            unit = BUDGET_UNIT if role.startswith("unit_") else None
            await grant_post(administrator, official, role, f"{county}000000", unit)
            await authorise_programmes(administrator, official, list(subsidies()))
            added[account] = role
    return added
