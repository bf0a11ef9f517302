"""接入: lists that business systems offer for a batch, fetched instead of uploaded."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from core.applications.list_offers import OffersView, list_offers
from core.applications.request_fetch import request_fetch
from tenants import county_session
from web.answers import JobAnswer
from web.deps import CountyCode, SignedIn

_FETCH = {"permission": "line:import_county", "zone": "inner"}


class FetchBody(msgspec.Struct, kw_only=True):
    """The list to fetch, and the 申报地区 (12 digits) when its rows do not all name township and village."""

    system: Annotated[str, msgspec.Meta(examples=["civil_affairs"], max_length=40)]
    list_id: Annotated[str, msgspec.Meta(examples=["MZ-2026-0005"], max_length=64)]
    region_code: Annotated[str, msgspec.Meta(pattern=r"^\d{12}$")] | None = None


class FetchedListsController(Controller):
    """接入."""

    path = "/api/v1/counties/{county:str}/batches/{batch_id:int}"
    tags = ["补贴申报"]

    @get("/offered-lists", operation_id="getOfferedLists", summary="可接入的清单", opt=_FETCH)
    async def list_offers(
        self, county: CountyCode, batch_id: FromPath[int], official: SignedIn
    ) -> OffersView:
        """Lists that wait in the business systems for the batch's programme and period; systems that did not answer apart."""
        return await list_offers(county, batch_id, official)

    @post("/fetched-lists", operation_id="fetchList", summary="接入清单", status_code=202, opt=_FETCH)
    async def fetch_list(
        self, county: CountyCode, batch_id: FromPath[int], data: JSONBody[FetchBody], official: SignedIn
    ) -> JobAnswer:
        """Fetch a list whole; the job's result names the file that came of it and the job that imports it."""
        async with county_session(county):
            job_id = await request_fetch(
                batch_id, data.system, data.list_id, official, region_code=data.region_code or ""
            )
        return JobAnswer(job_id=job_id)
