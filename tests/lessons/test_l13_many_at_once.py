"""L13: somewhere else, approving 2,039 people at once hung the whole server."""

from __future__ import annotations

import asyncio

from core.kernel.paging import PageRequest
from core.workflow import approve_dossiers, list_dossiers
from tenants import county_session
from tests.conftest import Province
from tests.factories.sessions import apart
from tests.factories.workflow import COUNTY, COUNTY_REVIEWER, dossier_row, open_one, walk_to

PEOPLE = 2_039


async def test_approving_a_large_dossier_keeps_nobody_else_waiting(province: Province) -> None:
    async with county_session(COUNTY):
        large = await open_one(PEOPLE)
        await walk_to(large, "department_review")
        small = await open_one(2, programme="elderly_service", declared_fen=5000)
        await walk_to(small, "department_review")

    async def work_of_a_neighbour() -> int:
        async with county_session(COUNTY):
            await approve_dossiers([small], COUNTY_REVIEWER, "同意")
            return (await list_dossiers(COUNTY_REVIEWER, PageRequest())).page.total

    async with county_session(COUNTY):
        await approve_dossiers([large], COUNTY_REVIEWER, "同意")
        async with asyncio.timeout(60):
            assert await apart(work_of_a_neighbour()) == 2
    async with county_session(COUNTY):
        row = await dossier_row(large)
    assert (row["stage"], row["people"]) == ("finance_review", PEOPLE)
