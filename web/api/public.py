"""What everybody may ask without signing in: current publicities, the check of a notice, feedback."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, MediaType, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.kernel.origin import current_origin
from core.publicity.check_notice import check_notice
from core.publicity.check_page import check_page
from core.publicity.find_public import find_public
from core.publicity.list_public import list_public
from core.publicity.people_page import people_page
from core.publicity.receive_objection import receive_objection
from tenants import county_session
from web.answers import Rows, rows_of
from web.api.publicity import PAGE_POLICY
from web.api.publicity_bodies import (
    CheckAnswer,
    ObjectionBody,
    PublicAnswer,
    ReceivedFeedbackAnswer,
    RowAnswer,
    public_answer,
    row_answer,
)
from web.deps import CountyCode, Paging
from web.guard import PUBLIC

_OPEN: dict[str, Any] = {"permission": PUBLIC, "zone": "public"}
Digest = Annotated[str, QueryParameter(description="公示上印的名单校验码", max_length=64)]


class PublicPublicitiesController(Controller):
    """公示查询与反馈（公众）."""

    path = "/api/v1/public/counties/{county:str}/publicities"
    tags = ["公众查询"]

    @get("/", operation_id="listCurrentPublicities", summary="正在公示的项目", opt=_OPEN)
    async def list_current(
        self,
        county: CountyCode,
        paging: Paging,
        department: Annotated[str | None, QueryParameter(description="主管部门", max_length=40)] = None,
        year: FromQuery[int | None] = None,
        region: Annotated[str | None, QueryParameter(description="12 位区划代码", max_length=12)] = None,
    ) -> Rows[PublicAnswer]:
        """Postings within their period, the one that ends first on top."""
        async with county_session(county, read_only=True):
            page = await list_public(paging, department=department, year=year, region=region)
        return rows_of(page, [public_answer(row) for row in page.rows])

    @get("/{public_id:uuid}", operation_id="getCurrentPublicity", summary="公示内容", opt=_OPEN)
    async def detail(self, county: CountyCode, public_id: FromPath[UUID]) -> PublicAnswer:
        """One posting; 404 outside its period."""
        async with county_session(county, read_only=True):
            return public_answer(await find_public(public_id))

    @get("/{public_id:uuid}/people", operation_id="listCurrentPublicityPeople", summary="公示名单", opt=_OPEN)
    async def people(self, county: CountyCode, public_id: FromPath[UUID], paging: Paging) -> Rows[RowAnswer]:
        """The masked list; 404 outside its period."""
        async with county_session(county, read_only=True):
            page = await people_page(await find_public(public_id), paging)
        return rows_of(page, [row_answer(row) for row in page.rows])

    @get("/{public_id:uuid}/check", operation_id="checkNotice", summary="公示核验", opt=_OPEN)
    async def check(
        self, county: CountyCode, public_id: FromPath[UUID], digest: FromQuery[Digest]
    ) -> CheckAnswer:
        """Whether a printed notice is genuine; 404 outside its period."""
        async with county_session(county, read_only=True):
            found = await check_notice(public_id, digest)
        shown = public_answer(found.publicity)
        return CheckAnswer(
            authentic=found.authentic,
            message=found.message,
            title=shown.title,
            starts_on=shown.starts_on,
            ends_on=shown.ends_on,
            people=shown.people,
        )

    @post("/{public_id:uuid}/objections", operation_id="sendFeedback", summary="公示反馈", opt=_OPEN)
    async def send_feedback(
        self, county: CountyCode, public_id: FromPath[UUID], data: JSONBody[ObjectionBody]
    ) -> ReceivedFeedbackAnswer:
        """Object to a row or to the list; a reviewer of the county handles it."""
        async with county_session(county):
            number = await receive_objection(
                public_id,
                content=data.content,
                contact=data.contact,
                row_number=data.row_number,
                source=current_origin().address,
            )
        return ReceivedFeedbackAnswer(number=number, message="反馈已收到，将由审核人员核实处理")


class NoticeCheckController(Controller):
    """The page behind the QR code of a printed notice."""

    path = "/p"
    tags = ["公众查询"]

    @get(
        "/{county:str}/{public_id:uuid}",
        operation_id="showNoticeCheck",
        summary="公示核验页面",
        media_type=MediaType.HTML,
        opt=_OPEN,
    )
    async def show(
        self, county: CountyCode, public_id: FromPath[UUID], digest: FromQuery[Digest] = ""
    ) -> Response[str]:
        """The result of the check for people to read."""
        async with county_session(county, read_only=True):
            page = check_page(await check_notice(public_id, digest))
        return Response(page, media_type=MediaType.HTML, headers={"content-security-policy": PAGE_POLICY})
