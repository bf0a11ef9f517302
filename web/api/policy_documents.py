"""Policy documents, for officials and for the public."""

from __future__ import annotations

import asyncio
from typing import Annotated

from litestar import Controller, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery, JSONBody
from litestar.response import File

from core.applications.scan_upload import scan_upload
from core.applications.store_upload import store_upload
from core.catalogue.add_policy_document import MAX_BYTES, add_policy_document
from core.catalogue.list_policy_documents import list_policy_documents
from core.catalogue.policy_document import PolicyDocument
from core.catalogue.policy_file import policy_file
from core.catalogue.publish_policy_document import publish_policy_document
from tenants import platform_session
from web.answers import Created, Rows, rows_of
from web.api.catalogue_bodies import PolicyDocumentForm, PublishBody
from web.deps import Paging, SignedIn
from web.downloads import attachment
from web.uploads import pieces

_ZONES = ["outer", "inner"]
_PUBLIC = {"permission": "public", "zone": ["public", "outer", "inner"]}
_PDF = "application/pdf"
_READ = {"permission": "policy:read", "zone": _ZONES}
_MANAGE = {"permission": "policy:manage", "zone": _ZONES}
_PUBLISH = {"permission": "policy:publish", "zone": _ZONES}
_FORM_BYTES = MAX_BYTES + 64 * 1024


class PolicyDocumentsController(Controller):
    """政策文件维护."""

    path = "/api/v1/policy-documents"
    tags = ["政策文件"]

    @get("/", operation_id="listPolicyDocuments", summary="政策文件列表（含未公布）", opt=_READ)
    async def list_documents(
        self, paging: Paging, programme: FromQuery[str | None] = None
    ) -> Rows[PolicyDocument]:
        """Documents of a programme or of all, drafts too."""
        async with platform_session(read_only=True):
            page = await list_policy_documents(paging, programme=programme, published_only=False)
        return rows_of(page, page.rows)

    @post(
        "/",
        operation_id="addPolicyDocument",
        summary="新增政策文件",
        opt=_MANAGE,
        request_max_body_size=_FORM_BYTES,
    )
    async def add_document(
        self,
        data: Annotated[PolicyDocumentForm, Body(media_type=RequestEncodingType.MULTI_PART)],
        official: SignedIn,
    ) -> Created:
        """Store a document, with its PDF when there is one; it is not public yet."""
        content = await _scanned(data.file) if data.file else None
        async with platform_session():
            document_id = await add_policy_document(
                official,
                programme=data.programme,
                title=data.title,
                document_no=data.document_no,
                issued_on=data.issued_on,
                content=content,
            )
        return Created(id=document_id)

    @post(
        "/{document_id:int}/publish",
        operation_id="publishPolicyDocument",
        summary="公布或撤下政策文件",
        status_code=204,
        opt=_PUBLISH,
    )
    async def publish(
        self, document_id: FromPath[int], data: JSONBody[PublishBody], official: SignedIn
    ) -> None:
        """Show a document to the public, or withdraw it."""
        async with platform_session():
            await publish_policy_document(document_id, official, published=data.published)

    @get(
        "/{document_id:int}/file",
        operation_id="getPolicyFile",
        summary="政策文件原文",
        media_type=_PDF,
        opt=_READ,
    )
    async def file(self, document_id: FromPath[int]) -> File:
        """The PDF, of a draft too."""
        async with platform_session(read_only=True):
            path = await policy_file(document_id, published_only=False)
        return _pdf(path, document_id)


class PublicPolicyDocumentsController(Controller):
    """公开的政策文件."""

    path = "/api/v1/public/policy-documents"
    tags = ["公开查询"]

    @get("/", operation_id="listPublicPolicyDocuments", summary="公开的政策文件", opt=_PUBLIC)
    async def list_documents(
        self, paging: Paging, programme: FromQuery[str | None] = None
    ) -> Rows[PolicyDocument]:
        """Published documents, the newest first."""
        async with platform_session(read_only=True):
            page = await list_policy_documents(paging, programme=programme)
        return rows_of(page, page.rows)

    @get(
        "/{document_id:int}/file",
        operation_id="getPublicPolicyFile",
        summary="公开的政策文件原文",
        media_type=_PDF,
        opt=_PUBLIC,
    )
    async def file(self, document_id: FromPath[int]) -> File:
        """The PDF of a published document."""
        async with platform_session(read_only=True):
            path = await policy_file(document_id)
        return _pdf(path, document_id)


async def _scanned(file: UploadFile) -> bytes:
    """The content of an uploaded file that the virus scanner has seen; it lies on disk only meanwhile."""
    upload = await store_upload(
        pieces(file), file_name=file.filename, county="platform", area="scan", limit_bytes=MAX_BYTES
    )
    try:
        await scan_upload(upload)
        return await asyncio.to_thread(upload.path.read_bytes)
    finally:
        upload.discard()


def _pdf(path: object, document_id: int) -> File:
    headers = {"content-disposition": attachment(f"政策文件{document_id}.pdf")}
    return File(str(path), media_type=_PDF, headers=headers)
