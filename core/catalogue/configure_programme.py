"""Set a county's own chain and publicity for a programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.access import Official, may
from core.catalogue import queries
from core.catalogue.check_settings import checked_overrides
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import NotFound


async def configure_programme(
    county: str,
    programme: str,
    by: Official,
    *,
    chains: Mapping[str, Any],
    publicity: Iterable[Mapping[str, Any]] | None,
    reason: str = "",
) -> None:
    """Replace the county's overrides: `chains` by entry (absent ones follow the province), `publicity` rounds or None.

    Validated before anything is stored: known stages in the right order, both reviews, publicity as the programme
    demands (`rules`). Dossiers on their way keep the chain that they started with. `reason` goes into the
    operation log. Raises `Invalid`, `NotFound`, `NotAllowed`.
    """
    may(by, "county_programme:manage", region=f"{county}000000")
    found = await queries.programme_by_code(programme)
    before = await queries.county_programme(county, programme, lock=True)
    if found is None or before is None:
        raise NotFound("programme.not_enabled", "本县未开办该项目，请先启用", field="programme")
    overrides = checked_overrides(found, chains, publicity)
    await queries.put_county_programme(
        county, programme, before["enabled"], before["bank_channel"], overrides, now()
    )
    current_session().record(
        AuditRecord(
            "county_programme.configure",
            "county_programme",
            f"{county}/{programme}",
            by.id,
            by.account,
            before=before["overrides"],
            after=overrides | ({"reason": reason.strip()} if reason.strip() else {}),
        )
    )
