"""Batches that are paid already, and entitlements that live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core.applications.line_rows import LineOrigin
from core.applications.rules import Intake, RowRules
from core.applications.store_drafts import store_drafts
from core.catalogue.batch import Batch
from core.database import execute, fetch_value
from core.entitlements.entitlement import GeneratedLines, GrantedLines
from core.entitlements.generate_batch_lines import generate_batch_lines
from core.entitlements.grant_entitlement import grant_entitlement
from core.entitlements.grant_from_lines import grant_from_lines
from core.kernel.clock import now
from core.kernel.region import RegionCode
from core.plugin_host import subsidy
from tenants import county_session
from tests.factories.catalogue import opened_batch
from tests.factories.officials import official
from tests.factories.recipients import COUNTY, TOWNSHIP, county_directory

COUNTY_OPERATOR = official("county_operator", COUNTY, id=21)
DEPARTMENT_REVIEWER = 22
"""Id of who reviews finished dossiers at the department."""


async def stored_lines(batch: Batch, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Lines of a batch from rows as intake reads them."""
    directory = await county_directory()
    programme = subsidy(batch.programme_code)
    region = RegionCode(f"{COUNTY}000000")
    rules = RowRules(Intake(programme, "county", region, batch.period_start, batch.period_end), directory)
    drafts = [rules.check(place, cells) for place, cells in enumerate(rows, start=2)]
    async with county_session(COUNTY):
        stored = await store_drafts(batch.id, drafts, LineOrigin("county", "import"), COUNTY_OPERATOR)
        return stored.line_ids


async def finish(batch: Batch, line_ids: list[int], *, reviewer: int | None = DEPARTMENT_REVIEWER) -> None:
    """Put lines into a finished dossier whose lines are paid."""
    async with county_session(COUNTY):
        dossier = await fetch_value(
            "INSERT INTO dossier (batch_id, programme_code, township_code, entry, ordinal, chain, stage, state, people,"
            " void_people, total_fen, salt, created_by, created_at, stage_since, touched, version)"
            " SELECT $1, $2, $3, 'county', count(*) + 1, '{}', 'payment', 'finished', 0, 0, 0,"
            " decode(repeat('00', 32), 'hex'), 1, $4, $4, true, 1 FROM dossier RETURNING id",
            batch.id,
            batch.programme_code,
            TOWNSHIP,
            now(),
        )
        await execute(
            "INSERT INTO dossier_duty (dossier_id, round, stage, submitted_by, reviewed_by)"
            " VALUES ($1, 1, 'department_review', 21, $2)",
            dossier,
            reviewer,
        )
        await execute(
            "UPDATE line SET dossier_id = $1, status = 'moving', pay_status = 'paid',"
            " amount_fen = coalesce(declared_fen, 5000) WHERE id = ANY($2::bigint[])",
            dossier,
            line_ids,
        )


async def paid_batch(
    rows: Iterable[Mapping[str, Any]], *, programme: str = "elderly_service", period: str = "202305"
) -> Batch:
    """A batch whose lines went all the way."""
    batch = await opened_batch(programme=programme, period=period)
    await finish(batch, await stored_lines(batch, rows))
    return batch


async def granted(batch: Batch) -> GrantedLines:
    """Make the paid lines of a batch standing entitlements."""
    async with county_session(COUNTY):
        return await grant_from_lines(batch.id, COUNTY_OPERATOR)


async def generated(batch: Batch, *, by=COUNTY_OPERATOR, entry: str = "county") -> GeneratedLines:
    """Make the lines of a batch from the entitlements."""
    directory = await county_directory()
    async with county_session(COUNTY):
        return await generate_batch_lines(batch.id, by, directory, entry=entry)


async def granted_to(
    recipient_id: int, *, by=COUNTY_OPERATOR, programme: str = "elderly_service", **changes
) -> int:
    """An entitlement of one recipient; returns its id."""
    values = {
        "starts_on": date(2023, 5, 1),
        "basis": "民政认定",
        "attributes": {"category": "低保"},
    } | changes
    directory = await county_directory()
    async with county_session(COUNTY):
        return await grant_entitlement(programme, recipient_id, by, directory, **values)
