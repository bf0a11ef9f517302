"""通知公告, and the preview of policy documents."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated
from urllib.parse import quote

import msgspec
from litestar import Controller, get, post, put
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, JSONBody, QueryParameter
from litestar.response import File

from core.applications.scan_upload import scan_upload
from core.applications.store_upload import store_upload
from core.catalogue.pdf_files import MAX_BYTES
from core.catalogue.policy_file import policy_file
from core.notices.attach_pdf import attach_pdf
from core.notices.edit_notice import edit_notice
from core.notices.list_notices import list_notices
from core.notices.notice import Notice, NoticeText
from core.notices.notice_file import notice_file
from core.notices.publish_notice import publish_notice
from core.notices.show_notice import show_notice
from core.notices.write_notice import write_notice
from tenants import platform_session
from web.answers import Created, Rows, rows_of
from web.deps import Paging, SignedIn
from web.uploads import pieces

_ZONES = ["outer", "inner"]
_READ = {"permission": "notice:read", "zone": _ZONES}
_MANAGE = {"permission": "notice:manage", "zone": _ZONES}
_PDF = "application/pdf"
_INLINE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


class NoticeBody(msgspec.Struct, kw_only=True):
    """A notice: `audience` is all, province, prefecture, county or township; shown on the days given, both included."""

    title: Annotated[str, msgspec.Meta(max_length=100, examples=["关于做好10月份高龄津贴发放工作的通知"])]
    body: Annotated[str, msgspec.Meta(max_length=10_000, examples=["请各乡镇于10月20日前完成公示。"])]
    region: Annotated[str, msgspec.Meta(max_length=12, examples=["530423000000"])]
    audience: Annotated[str, msgspec.Meta(max_length=20, examples=["all"])] = "all"
    shown_from: date
    shown_to: date | None = None
    pinned: bool = False


class EditNoticeBody(NoticeBody, kw_only=True):
    """All of a draft anew; `version` is the one that was read."""

    version: int


class NoticeStateBody(msgspec.Struct, kw_only=True):
    """Whether the notice is published (true) or withdrawn (false)."""

    published: bool


class NoticeFileForm(msgspec.Struct, kw_only=True):
    """A PDF of at most 20 MB."""

    file: UploadFile


class NoticesController(Controller):
    """通知公告."""

    path = "/api/v1/notices"
    tags = ["通知公告"]

    @get("/", operation_id="listNotices", summary="通知公告列表", opt=_READ)
    async def list_notices(
        self,
        official: SignedIn,
        paging: Paging,
        written: Annotated[bool, QueryParameter(description="true 看本人可维护的公告（含草稿）")] = False,
    ) -> Rows[Notice]:
        """Notices for the official today, pinned ones first; `sums` counts the unread ones."""
        async with platform_session(read_only=True):
            page = await list_notices(official, paging, written=written)
        return rows_of(page, page.rows)

    @post("/", operation_id="writeNotice", summary="起草通知公告", opt=_MANAGE)
    async def write_notice(self, data: JSONBody[NoticeBody], official: SignedIn) -> Created:
        """Store a draft that nobody sees yet."""
        text = NoticeText(**msgspec.structs.asdict(data))
        async with platform_session():
            return Created(id=await write_notice(official, text))

    @get("/{notice_id:int}", operation_id="getNotice", summary="通知公告内容", opt=_READ)
    async def show_notice(self, notice_id: FromPath[int], official: SignedIn) -> Notice:
        """One notice, marked as read."""
        async with platform_session():
            return await show_notice(notice_id, official)

    @put("/{notice_id:int}", operation_id="editNotice", summary="修改公告草稿", status_code=204, opt=_MANAGE)
    async def edit_notice(
        self, notice_id: FromPath[int], data: JSONBody[EditNoticeBody], official: SignedIn
    ) -> None:
        """Replace the text of a draft; its PDFs stay."""
        values = msgspec.structs.asdict(data)
        version = values.pop("version")
        async with platform_session():
            await edit_notice(notice_id, official, NoticeText(**values), version=version)

    @post(
        "/{notice_id:int}/state",
        operation_id="publishNotice",
        summary="发布或撤回通知公告",
        status_code=204,
        opt=_MANAGE,
    )
    async def publish_notice(
        self, notice_id: FromPath[int], data: JSONBody[NoticeStateBody], official: SignedIn
    ) -> None:
        """Publish a draft, or withdraw what was published."""
        async with platform_session():
            await publish_notice(notice_id, official, published=data.published)

    @post(
        "/{notice_id:int}/files",
        operation_id="attachNoticeFile",
        summary="添加公告附件",
        opt=_MANAGE,
        request_max_body_size=MAX_BYTES + 64 * 1024,
    )
    async def attach(
        self,
        notice_id: FromPath[int],
        data: Annotated[NoticeFileForm, Body(media_type=RequestEncodingType.MULTI_PART)],
        official: SignedIn,
    ) -> Created:
        """Scan a PDF and store it with a draft."""
        upload = await store_upload(
            pieces(data.file),
            file_name=data.file.filename,
            county="platform",
            area="scan",
            limit_bytes=MAX_BYTES,
        )
        try:
            await scan_upload(upload)
            content = await asyncio.to_thread(upload.path.read_bytes)
        finally:
            upload.discard()
        async with platform_session():
            file_id = await attach_pdf(notice_id, official, file_name=data.file.filename, content=content)
        return Created(id=file_id)

    @get(
        "/{notice_id:int}/files/{file_id:int}",
        operation_id="getNoticeFile",
        summary="公告附件",
        media_type=_PDF,
        opt=_READ,
    )
    async def file(self, notice_id: FromPath[int], file_id: FromPath[int], official: SignedIn) -> File:
        """A PDF of a notice, to be shown in the page."""
        async with platform_session(read_only=True):
            path, name = await notice_file(notice_id, file_id, official)
        return _inline(str(path), name)


class PolicyPreviewController(Controller):
    """政策文件预览."""

    path = "/api/v1/policy-documents/{document_id:int}/preview"
    tags = ["政策文件"]

    @get(
        "/",
        operation_id="previewPolicyDocument",
        summary="预览政策文件",
        media_type=_PDF,
        opt={"permission": "policy:read", "zone": _ZONES},
    )
    async def preview(self, document_id: FromPath[int]) -> File:
        """The PDF, to be shown in the page."""
        async with platform_session(read_only=True):
            path = await policy_file(document_id, published_only=False)
        return _inline(str(path), f"政策文件{document_id}.pdf")


def _inline(path: str, name: str) -> File:
    """A PDF that the browser shows within the portal's own pages and nowhere else; nothing in it runs or loads."""
    headers = {
        "content-disposition": f"inline; filename=\"document.pdf\"; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": _INLINE_POLICY,
        "x-frame-options": "SAMEORIGIN",
    }
    return File(path, media_type=_PDF, headers=headers, content_disposition_type="inline")
