"""Make a county run a programme, or stop it."""

from __future__ import annotations

from core import plugin_host
from core.access import Official, may
from core.catalogue import queries
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import NotFound


async def enable_programme(
    county: str, programme: str, by: Official, *, bank_channel: str, enabled: bool = True
) -> None:
    """Enable (or disable) `programme` in `county` (six digits), paid through the bank plugin `bank_channel`.

    What the county had configured is kept. Needs `county_programme:manage` there. Raises `NotFound` for an unknown
    programme, county or bank channel, `NotAllowed`.
    """
    may(by, "county_programme:manage", region=f"{county}000000")
    if await queries.programme_by_code(programme) is None:
        raise NotFound("programme.unknown", f"没有代码为“{programme[:40]}”的补贴项目", field="programme")
    if not await queries.county_exists(county):
        raise NotFound("tenant.unknown", "该区县尚未开通，请联系省级管理员", field="county")
    plugin_host.bank(bank_channel)
    before = await queries.county_programme(county, programme, lock=True)
    overrides = before["overrides"] if before else {}
    await queries.put_county_programme(county, programme, enabled, bank_channel, overrides, now())
    current_session().record(
        AuditRecord(
            "county_programme.enable" if enabled else "county_programme.disable",
            "county_programme",
            f"{county}/{programme}",
            by.id,
            by.account,
            before={"enabled": before["enabled"], "bank_channel": before["bank_channel"]} if before else None,
            after={"enabled": enabled, "bank_channel": bank_channel},
        )
    )
