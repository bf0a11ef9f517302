"""Ask the business systems which lists wait for a batch (接入), and say which of them were fetched before."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.access.may import may
from core.access.official import Official
from core.applications import queries
from core.applications.offers_query import offers_query
from core.applications.states import ENTRIES
from core.catalogue.find_batch import find_batch
from core.kernel.errors import Unavailable
from core.kernel.region import RegionCode
from core.plugin_api import BusinessSystem, ListQuery, OfferedList, PartyRefused
from core.plugin_host import business_systems, outside
from tenants import county_session


@dataclass(frozen=True, slots=True)
class OfferView:
    """A list that waits in a business system.

    `state` is what became of its last fetching for this batch (waiting, imported, refused) and `fetched_at` when that
    was; both are None when it was never fetched.
    """

    system: str
    system_title: str
    list_id: str
    title: str
    unit: str
    rows: int
    prepared_at: datetime
    state: str | None
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class SilentSystem:
    """A business system that could not be asked, and why."""

    system: str
    title: str
    problem: str


@dataclass(frozen=True, slots=True)
class OffersView:
    """What all systems answered: their lists, and those systems that did not answer."""

    lists: list[OfferView]
    silent: list[SilentSystem]


async def list_offers(county: str, batch_id: int, by: Official) -> OffersView:
    """The lists that every business system offers for a batch of the county (six digits).

    Opens sessions of its own, and none while it asks. A system that does not answer is named with the reason and does
    not hide the others. Raises `NotAllowed` without `line:import_county` for the county and programme, `NotFound`.
    """
    async with county_session(county, read_only=True):
        batch = await find_batch(batch_id)
        may(by, ENTRIES["county"], region=RegionCode(f"{county}000000"), programme=batch.programme_code)
        fetched = await queries.fetched_lists(batch_id)
    query = offers_query(county, batch)
    answers = await asyncio.gather(*(_ask(system, query) for system in business_systems().values()))
    known = {(row["source_system"], row["source_list"]): row for row in fetched}
    found = OffersView([], [])
    for system, answer in zip(business_systems().values(), answers, strict=True):
        if isinstance(answer, str):
            found.silent.append(SilentSystem(system.code, system.title, answer))
            continue
        for one in answer:
            last = known.get((system.code, one.list_id))
            found.lists.append(
                OfferView(
                    system=system.code,
                    system_title=system.title,
                    list_id=one.list_id,
                    title=one.title,
                    unit=one.unit,
                    rows=one.rows,
                    prepared_at=one.prepared_at,
                    state=last["state"] if last else None,
                    fetched_at=last["uploaded_at"] if last else None,
                )
            )
    return found


async def _ask(system: BusinessSystem, query: ListQuery) -> Sequence[OfferedList] | str:
    """The lists of one system, or why it does not give any."""
    try:
        async with outside(system.code) as party:
            return await system.lists(query, party)
    except (Unavailable, PartyRefused) as refusal:
        return refusal.message
