"""Long work as officials see it: list, detail, progress as server-sent events, retry, cancel."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import ServerSentEvent

from core.access.official import Official
from core.jobs import cancel_job, find_jobs, job_detail, retry_job
from tenants import county_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn
from web.streams import Seen, watch

_READ = {"permission": "job:read", "zone": ["outer", "inner"]}
_RETRY = {"permission": "job:retry", "zone": ["outer", "inner"]}
_OVER = frozenset({"done", "failed", "cancelled"})


class JobView(msgspec.Struct, kw_only=True):
    """One job: queued, running, done, failed or cancelled; `rows_done` of `rows_total` in its present `step`."""

    id: int
    kind: str
    queue: str
    title: str
    subject: str
    subject_id: str
    state: str
    attempt: int
    max_attempts: int
    step: str
    rows_done: int
    rows_total: int
    result: dict[str, Any] | None
    error_code: str | None
    error: str | None
    cancel_asked: bool
    account: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class CancelledAnswer(msgspec.Struct, kw_only=True):
    """`cancelled`, or `running` while the worker finishes its step."""

    state: str


class JobsController(Controller):
    """后台任务."""

    path = "/api/v1/counties/{county:str}/jobs"
    tags = ["后台任务"]

    @get("/", operation_id="listJobs", summary="任务列表", opt=_READ)
    async def list_jobs(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        job_state: Annotated[str | None, QueryParameter(name="state", description="任务状态")] = None,
        kind: FromQuery[str | None] = None,
        own: FromQuery[bool] = False,
    ) -> Rows[JobView]:
        """Jobs, newest first; whoever does not oversee the county sees the own ones."""
        async with county_session(county, read_only=True):
            page = await find_jobs(official, paging, state=job_state, kind=kind, own=own)
        return rows_of(page, [JobView(**row) for row in page.rows])

    @get("/{job_id:int}", operation_id="getJob", summary="任务详情", opt=_READ)
    async def get_job(self, county: CountyCode, job_id: FromPath[int], official: SignedIn) -> JobView:
        """One job with step, rows done of all, result or error."""
        async with county_session(county, read_only=True):
            return JobView(**await job_detail(official, job_id))

    @post("/{job_id:int}/retry", operation_id="retryJob", summary="重试任务", status_code=204, opt=_RETRY)
    async def retry_job(self, county: CountyCode, job_id: FromPath[int], official: SignedIn) -> None:
        """Queue a failed or cancelled job again."""
        async with county_session(county):
            await retry_job(official, job_id)

    @post("/{job_id:int}/cancel", operation_id="cancelJob", summary="取消任务", status_code=200, opt=_RETRY)
    async def cancel_job(
        self, county: CountyCode, job_id: FromPath[int], official: SignedIn
    ) -> CancelledAnswer:
        """Cancel a waiting job, ask a running one to stop at its next step."""
        async with county_session(county):
            return CancelledAnswer(state=await cancel_job(official, job_id))

    @get(
        "/{job_id:int}/events",
        operation_id="watchJob",
        summary="任务进度（服务器推送）",
        media_type="text/event-stream",
        opt=_READ,
    )
    async def watch_job(
        self, county: CountyCode, job_id: FromPath[int], official: SignedIn, request: Request[Any, Any, Any]
    ) -> ServerSentEvent:
        """Events `progress` with the job as JSON whenever it changes, until it is over (`end`)."""

        async def look(by: Official) -> Seen:
            """The job as it is now; over in its last state."""
            async with county_session(county, read_only=True):
                job = await job_detail(by, job_id)
            shown = json.dumps(job, ensure_ascii=False, default=str)
            return Seen(shown, job["state"] if job["state"] in _OVER else "")

        await look(official)
        return await watch(official, request, look)
