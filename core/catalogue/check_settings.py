"""Check a county's own chain and publicity before they are saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.access import Official, may
from core.catalogue import queries, rules
from core.catalogue.programme import Programme
from core.kernel.errors import Invalid, NotFound
from core.workflow.stages import STAGES, Kind


async def check_settings(
    county: str,
    programme: str,
    by: Official,
    *,
    chains: Mapping[str, Any],
    publicity: Iterable[Mapping[str, Any]] | None,
) -> dict[str, Any]:
    """What `configure_programme` would store; changes nothing. Raises `Invalid`, `NotFound`, `NotAllowed` as it does."""
    may(by, "county_programme:manage", region=f"{county}000000")
    found = await queries.programme_by_code(programme)
    if found is None or await queries.county_programme(county, programme) is None:
        raise NotFound("programme.not_enabled", "本县未开办该项目，请先启用", field="programme")
    return checked_overrides(found, chains, publicity)


def checked_overrides(
    found: Programme, chains: Mapping[str, Any], publicity: Iterable[Mapping[str, Any]] | None
) -> dict[str, Any]:
    """The overrides as they are stored: chains in the right order with both reviews, publicity as demanded. Raises `Invalid`."""
    unknown = set(chains) - set(rules.ENTRIES)
    if unknown:
        raise Invalid("catalogue.entry", "受理渠道只有 township 和 county 两种", field="chains")
    overrides: dict[str, Any] = {
        "chains": {entry: rules.check_chain(entry, raw, found.chain[entry]) for entry, raw in chains.items()}
    }
    if publicity is not None:
        overrides["publicity"] = rules.check_publicity(publicity, found.publicity)
    posted = {posting["stage"] for posting in overrides.get("publicity", found.publicity)}
    for chain in overrides["chains"].values():
        for stage in chain["stages"]:
            if STAGES[stage].kind is Kind.PUBLICITY and stage not in posted:
                raise Invalid(
                    "catalogue.publicity_missing",
                    f"流程中有“{STAGES[stage].title}”，请写明公示天数和地点",
                    field="publicity",
                )
    return overrides
