"""A programme as one county runs it: the merged chain, publicity and bank channel."""

from __future__ import annotations

from core.catalogue import queries
from core.catalogue.programme import ProgrammeSettings
from core.kernel.errors import NotFound


async def programme_settings(county: str, programme: str) -> ProgrammeSettings:
    """Settings of `programme` in `county` (six digits), in a session of the platform.

    `chains` holds `{"stages": […], "returns": {…}}` for the entries township and county. Raises `NotFound` when the
    programme does not exist or the county does not run it (any more).
    """
    found = await queries.programme_by_code(programme)
    chosen = await queries.county_programme(county, programme)
    if found is None:
        raise NotFound("programme.unknown", f"没有代码为“{programme[:40]}”的补贴项目", field="programme")
    if chosen is None or not chosen["enabled"] or not found.enabled:
        raise NotFound(
            "programme.not_enabled",
            f"本县未开办“{found.name}”，请由县级管理员先启用该项目",
            field="programme",
        )
    overrides = chosen["overrides"]
    return ProgrammeSettings(
        programme=found,
        county=county,
        enabled=True,
        bank_channel=chosen["bank_channel"],
        chains={**found.chain, **overrides.get("chains", {})},
        publicity=tuple(overrides.get("publicity", found.publicity)),
        overrides=overrides,
    )
