"""Dossiers at a publicity stage, and postings at any point of their life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import core.publicity.gates
import core.publicity.jobs  # noqa: F401 - registers gates and jobs
from core.holidays.calendar import Calendar
from core.holidays.packaged_schedules import packaged_schedules
from core.kernel.clock import CHINA
from core.publicity.basis import Basis
from core.publicity.close_publicity import close_publicity
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.fill_publicity import fill_publicity
from core.publicity.generate_publicity import generate_publicity
from core.publicity.load_basis import load_basis
from core.publicity.publish_publicity import publish_publicity
from core.workflow import open_dossiers, submit_dossiers
from tenants import county_session
from tests.factories.catalogue import enabled_programme
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE, make_batch, make_lines

SECOND_VILLAGE = "530423101202"
"""Another village of the same township."""
DAY = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)
"""A Monday without a holiday near it."""
PHONE = "0877-3011234"
CALENDAR = Calendar(packaged_schedules())
"""Working days as every installation knows them."""


def day(days: int, hour: int = 9) -> datetime:
    """`days` after `DAY`."""
    return DAY.replace(hour=hour) + timedelta(days=days)


async def dossier_to_post(
    *,
    programme: str = "minimum_living",
    villages: Sequence[str] = (VILLAGE,),
    people: int = 3,
    id_numbers: list[str] | None = None,
    **lines: Any,
) -> int:
    """A dossier of the township that stands at 乡镇公示, with `people` lines in each village."""
    await enabled_programme(COUNTY, programme)
    async with county_session(COUNTY):
        batch = await make_batch(programme)
        for village in villages:
            await make_lines(
                batch,
                people,
                programme=programme,
                entry="township",
                village=village,
                people=id_numbers,
                **({"declared_fen": 62000} | lines),
            )
        (dossier,) = await open_dossiers(batch, "township", TOWNSHIP_OPERATOR)
        await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
    return dossier


async def basis() -> Basis:
    """What 通海县's postings need of the platform."""
    return await load_basis(COUNTY)


async def generated(dossier: int) -> list[int]:
    """Postings of a dossier, in state `to_fill`."""
    known = await basis()
    async with county_session(COUNTY):
        return await generate_publicity([dossier], TOWNSHIP_OPERATOR, basis=known)


async def published(dossier: int, **filled: Any) -> list[int]:
    """Postings of a dossier, published now."""
    ids = await generated(dossier)
    async with county_session(COUNTY):
        await fill_publicity(ids, TOWNSHIP_OPERATOR, **({"phone": PHONE} | filled))
    async with county_session(COUNTY):
        await publish_publicity(ids, TOWNSHIP_OPERATOR, calendar=CALENDAR)
    return ids


async def closed(ids: Sequence[int]) -> None:
    """End postings; the clock must be behind their last day."""
    async with county_session(COUNTY):
        await close_publicity(ids, TOWNSHIP_OPERATOR)


async def confirmed(ids: Sequence[int]) -> None:
    """End and confirm postings."""
    await closed(ids)
    async with county_session(COUNTY):
        await confirm_publicity(ids, TOWNSHIP_OPERATOR)
