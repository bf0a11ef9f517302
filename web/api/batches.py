"""Batches of a county, their comparison with the last period, and their lines made from entitlements."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.access.may import may
from core.catalogue.batch import Batch
from core.catalogue.close_batch import close_batch
from core.catalogue.find_batch import find_batch
from core.catalogue.list_batches import list_batches
from core.catalogue.open_batch import open_batch
from core.catalogue.programme_settings import programme_settings
from core.entitlements.batch_difference import batch_difference
from core.entitlements.difference_lines import difference_lines
from core.entitlements.entitlement import DifferenceLine, DifferenceSum
from core.entitlements.request_generation import request_generation
from core.entitlements.request_granting import request_granting
from tenants import county_session, platform_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]
_READ = {"permission": "batch:read", "zone": _ZONES}
_MANAGE = {"permission": "batch:manage", "zone": _ZONES}
_GENERATE = {"permission": "entitlement:generate", "zone": _ZONES}
_GRANT = {"permission": "entitlement:edit", "zone": _ZONES}
_COMPARE = {"permission": "line:read", "zone": _ZONES}


class OpenBatchBody(msgspec.Struct, kw_only=True):
    """Which programme and period; the number follows by itself, the name too when it is empty."""

    programme: Annotated[str, msgspec.Meta(examples=["elderly_service"])]
    period: Annotated[str, msgspec.Meta(examples=["202305"])]
    name: Annotated[str, msgspec.Meta(max_length=60)] = ""


class GenerateLinesBody(msgspec.Struct, kw_only=True):
    """By which entry the lines come in."""

    entry: Annotated[str, msgspec.Meta(examples=["township", "county"])]


class JobStarted(msgspec.Struct, kw_only=True):
    """The job that does the work; its progress is at `…/jobs/{job_id}`."""

    job_id: int


class BatchesController(Controller):
    """批次管理."""

    path = "/api/v1/counties/{county:str}/batches"
    tags = ["批次"]

    @get(
        "/",
        operation_id="listBatches",
        summary="批次列表",
        opt={**_READ, "sorts": ("period", "number", "created_at", "name")},
    )
    async def list_batches(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        programme: FromQuery[str | None] = None,
        year: FromQuery[int | None] = None,
        batch_state: Annotated[str | None, QueryParameter(name="state", description="open 或 closed")] = None,
        cycle: Annotated[
            str | None,
            QueryParameter(description="补贴周期：monthly 按月、yearly 按年、term 按学期、one_off 一次性"),
        ] = None,
    ) -> Rows[Batch]:
        """Batches of the own programmes, the newest period first."""
        async with county_session(county, read_only=True):
            page = await list_batches(
                official, paging, programme=programme, year=year, state=batch_state, cycle=cycle
            )
        return rows_of(page, page.rows)

    @post("/", operation_id="openBatch", summary="新建批次", opt=_MANAGE)
    async def open_batch(
        self, county: CountyCode, data: JSONBody[OpenBatchBody], official: SignedIn
    ) -> Batch:
        """Open the next batch of a period."""
        async with platform_session(read_only=True):
            settings = await programme_settings(county, data.programme)
        async with county_session(county):
            return await open_batch(settings, data.period, official, name=data.name)

    @get("/{batch_id:int}", operation_id="getBatch", summary="批次详情", opt=_READ)
    async def get_batch(self, county: CountyCode, batch_id: FromPath[int], official: SignedIn) -> Batch:
        """One batch of the own programmes."""
        async with county_session(county, read_only=True):
            batch = await find_batch(batch_id)
        home = next((grant.region for grant in official.grants if grant.reaches(county)), f"{county}000000")
        may(official, "batch:read", region=home, programme=batch.programme_code)
        return batch

    @post(
        "/{batch_id:int}/close", operation_id="closeBatch", summary="关闭批次", status_code=204, opt=_MANAGE
    )
    async def close_batch(self, county: CountyCode, batch_id: FromPath[int], official: SignedIn) -> None:
        """Close a batch in which everything is settled."""
        async with county_session(county):
            await close_batch(batch_id, official)

    @post(
        "/{batch_id:int}/generate", operation_id="generateBatchLines", summary="按资格生成明细", opt=_GENERATE
    )
    async def generate(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        data: JSONBody[GenerateLinesBody],
        official: SignedIn,
    ) -> JobStarted:
        """Make the batch's lines from the standing entitlements, as a job."""
        async with county_session(county):
            return JobStarted(job_id=await request_generation(batch_id, official, entry=data.entry))

    @post(
        "/{batch_id:int}/grant-entitlements",
        operation_id="grantBatchEntitlements",
        summary="按已办结批次认定资格",
        opt=_GRANT,
    )
    async def grant(self, county: CountyCode, batch_id: FromPath[int], official: SignedIn) -> JobStarted:
        """Make the finished lines of a batch standing entitlements, as a job."""
        async with county_session(county):
            return JobStarted(job_id=await request_granting(batch_id, official))

    @get("/{batch_id:int}/difference", operation_id="getBatchDifference", summary="与上期比较", opt=_COMPARE)
    async def difference(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        official: SignedIn,
        previous_batch_id: FromQuery[int | None] = None,
    ) -> dict[str, DifferenceSum]:
        """People and fen of 新增 added, 变更 changed, 停发 stopped, 补差 supplement, and unchanged."""
        async with county_session(county, read_only=True):
            sums = await batch_difference(batch_id, official, previous_batch_id=previous_batch_id)
        return {kind.value: entry for kind, entry in sums.items()}

    @get(
        "/{batch_id:int}/difference/{kind:str}",
        operation_id="listBatchDifference",
        summary="与上期比较的名单",
        opt=_COMPARE,
    )
    async def difference_lines(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        kind: FromPath[str],
        official: SignedIn,
        paging: Paging,
        previous_batch_id: FromQuery[int | None] = None,
    ) -> Rows[DifferenceLine]:
        """The people behind one kind of difference."""
        async with county_session(county, read_only=True):
            page = await difference_lines(
                batch_id, kind, official, paging, previous_batch_id=previous_batch_id
            )
        return rows_of(page, page.rows)
