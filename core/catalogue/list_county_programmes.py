"""单位项目: every programme of the province as one county runs it, or does not."""

from __future__ import annotations

from core.catalogue import queries
from core.catalogue.programme import CountyProgramme


async def list_county_programmes(county: str, *, enabled: bool | None = None) -> list[CountyProgramme]:
    """Programmes by official number with the settings of `county` (six digits), in a session of the platform.

    `enabled` keeps those that the county runs, or those that it does not. A programme that the province stopped runs nowhere.
    """
    chosen = await queries.programmes_of_county(county)
    rows = []
    for programme in await queries.programmes(None):
        own = chosen.get(programme.code)
        overrides = own["overrides"] if own else {}
        chains = {**programme.chain, **overrides.get("chains", {})}
        row = CountyProgramme(
            id=programme.code,
            official_number=programme.official_number,
            name=programme.name,
            short_name=programme.short_name,
            department_name=programme.department_name,
            beneficiary=programme.beneficiary,
            period=programme.period,
            needs_calculation=programme.needs_calculation,
            policy_basis=programme.policy_basis,
            enabled=bool(own and own["enabled"] and programme.enabled),
            bank_channel=own["bank_channel"] if own else "",
            stages=tuple(chains["county"]["stages"]),
            township_stages=tuple(chains["township"]["stages"]),
            publicity=tuple(overrides.get("publicity", programme.publicity)),
        )
        if enabled is None or row.enabled is enabled:
            rows.append(row)
    return rows
