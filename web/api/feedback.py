"""公众反馈: the public leaves it and reads the answer, reviewers answer it or turn it into an objection."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.access.captcha import captcha_solved
from core.kernel.errors import Invalid
from core.kernel.origin import current_origin
from core.publicity.answer_feedback import answer_feedback
from core.publicity.feedback import FEEDBACK_STATES, Feedback, FeedbackAnswer
from core.publicity.leave_feedback import leave_feedback
from core.publicity.list_feedback import list_feedback
from core.publicity.read_feedback_answer import read_feedback_answer
from tenants import county_session, platform_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn
from web.guard import PUBLIC

_OPEN: dict[str, Any] = {"permission": PUBLIC, "zone": "public"}
_READ = {"permission": "publicity:read", "zone": ["outer", "inner"]}
_DECIDE = {"permission": "objection:decide", "zone": ["outer", "inner"]}


class FeedbackBody(msgspec.Struct, kw_only=True):
    """Feedback about a posting; `row_number` is the number on the list when it is about one person."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    phone: Annotated[str, msgspec.Meta(max_length=20)] = ""
    content: Annotated[str, msgspec.Meta(min_length=5, max_length=500)]
    row_number: Annotated[int, msgspec.Meta(ge=1, examples=[3])] | None = None
    captcha_id: UUID
    captcha_answer: Annotated[str, msgspec.Meta(max_length=20, examples=["7K3M"])]


class FeedbackReceipt(msgspec.Struct, kw_only=True):
    """The code with which the answer is found; it is shown this once."""

    receipt_code: str
    message: str


class ReceiptBody(msgspec.Struct, kw_only=True):
    """A receipt code; it travels in the body, so that no log keeps it."""

    receipt_code: Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["Qm7xw2pQtkR7mXw2"])]


class AnswerFeedbackBody(msgspec.Struct, kw_only=True):
    """The answer to the sender; `as_objection` also holds the line under `row_number` until a verdict."""

    answer: Annotated[str, msgspec.Meta(min_length=1, max_length=500, examples=["经核实，名单无误。"])]
    as_objection: bool = False
    row_number: Annotated[int, msgspec.Meta(ge=1, examples=[3])] | None = None


class FeedbackHandled(msgspec.Struct, kw_only=True):
    """The objection that the feedback became, None when it was only answered."""

    objection_id: int | None


class PublicFeedbackController(Controller):
    """公示反馈（公众）."""

    path = "/api/v1/public/counties/{county:str}"
    tags = ["公众查询"]

    @post(
        "/publicities/{public_id:uuid}/feedback",
        operation_id="leaveFeedback",
        summary="提交公示反馈",
        opt=_OPEN,
    )
    async def leave(
        self, county: CountyCode, public_id: FromPath[UUID], data: JSONBody[FeedbackBody]
    ) -> FeedbackReceipt:
        """Say something about an open posting; a reviewer answers. Needs a captcha (POST /api/v1/captchas)."""
        async with platform_session():
            solved = await captcha_solved(data.captcha_id, data.captcha_answer)
        if not solved:
            raise Invalid("access.captcha", "验证码不正确或已过期，请重新输入", field="captcha_answer")
        async with county_session(county):
            code = await leave_feedback(
                public_id,
                name=data.name,
                phone=data.phone,
                content=data.content,
                row_number=data.row_number,
                source=current_origin().address,
            )
        return FeedbackReceipt(receipt_code=code, message="反馈已收到，请记下回执码，凭回执码查询答复")

    @post(
        "/feedback/answer",
        operation_id="readFeedbackAnswer",
        summary="查询反馈答复",
        status_code=200,
        opt=_OPEN,
    )
    async def answer(self, county: CountyCode, data: JSONBody[ReceiptBody]) -> FeedbackAnswer:
        """The answer to the feedback of a receipt code."""
        async with county_session(county, read_only=True):
            return await read_feedback_answer(data.receipt_code)


class FeedbackController(Controller):
    """群众反馈处理."""

    path = "/api/v1/counties/{county:str}/feedback"
    tags = ["业务公示"]

    @get("/", operation_id="listFeedback", summary="群众反馈列表", opt=_READ)
    async def list_feedback(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        feedback_state: Annotated[
            str | None,
            QueryParameter(
                name="state",
                description="、".join(f"{code} {title}" for code, title in FEEDBACK_STATES.items()),
            ),
        ] = None,
        publicity_id: FromQuery[int | None] = None,
    ) -> Rows[Feedback]:
        """Feedback about postings inside the own posts, the newest first."""
        async with county_session(county, read_only=True):
            page = await list_feedback(official, paging, state=feedback_state, publicity_id=publicity_id)
        return rows_of(page, page.rows)

    @post(
        "/{feedback_id:int}/answer",
        operation_id="answerFeedback",
        summary="答复群众反馈",
        status_code=200,
        opt=_DECIDE,
    )
    async def answer(
        self,
        county: CountyCode,
        feedback_id: FromPath[int],
        data: JSONBody[AnswerFeedbackBody],
        official: SignedIn,
    ) -> FeedbackHandled:
        """Answer feedback, or turn it into an objection that holds the line."""
        async with county_session(county):
            objection_id = await answer_feedback(
                feedback_id,
                official,
                answer=data.answer,
                as_objection=data.as_objection,
                row_number=data.row_number,
            )
        return FeedbackHandled(objection_id=objection_id)
