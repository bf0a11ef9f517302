"""附件."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery

from core.applications.add_attachment import add_attachment
from core.applications.attachment import ATTACHMENT_BYTES, AttachmentView
from core.applications.list_attachments import list_attachments
from core.applications.open_attachment import open_attachment
from core.applications.remove_attachment import remove_attachment
from core.applications.scan_upload import scan_upload
from core.applications.store_upload import store_upload
from tenants import county_session
from web.answers import Created
from web.deps import CountyCode, SignedIn
from web.downloads import send_file
from web.uploads import FORM_BYTES, Multipart, pieces

_ZONES = ["outer", "inner"]
_READ = {"permission": "attachment:read", "zone": _ZONES}
_ADD = {"permission": "attachment:add", "zone": _ZONES}


@dataclass
class AttachmentForm:
    """The file, and what it belongs to: subject (line, dossier, batch, publicity, recipient) and its id."""

    file: UploadFile
    subject: str
    subject_id: int


class AttachmentsController(Controller):
    """附件."""

    path = "/api/v1/counties/{county:str}/attachments"
    tags = ["附件"]

    @post(
        "/",
        operation_id="addAttachment",
        summary="上传附件",
        request_max_body_size=ATTACHMENT_BYTES + FORM_BYTES,
        opt=_ADD,
    )
    async def add_attachment(
        self, county: CountyCode, official: SignedIn, data: Annotated[AttachmentForm, Multipart]
    ) -> Created:
        """Attach a file: PDF, JPG, PNG, XLSX or DOCX, at most 10 MB."""
        upload = await store_upload(
            pieces(data.file),
            file_name=data.file.filename,
            county=county,
            area="attachments",
            limit_bytes=ATTACHMENT_BYTES,
        )
        try:
            scan_result = await scan_upload(upload)
            async with county_session(county):
                return Created(
                    id=await add_attachment(data.subject, data.subject_id, upload, scan_result, official)
                )
        except BaseException:
            upload.discard()
            raise

    @get("/", operation_id="listAttachments", summary="附件列表", opt=_READ)
    async def list_attachments(
        self, county: CountyCode, official: SignedIn, subject: FromQuery[str], subject_id: FromQuery[int]
    ) -> list[AttachmentView]:
        """What is attached to a subject."""
        async with county_session(county, read_only=True):
            return await list_attachments(subject, subject_id, official)

    @get("/{attachment_id:int}", operation_id="downloadAttachment", summary="下载附件", opt=_READ)
    async def download(
        self,
        county: CountyCode,
        attachment_id: FromPath[int],
        official: SignedIn,
        request: Request[Any, Any, Any],
    ) -> Response[Any]:
        """The file as a download, never shown in place."""
        async with county_session(county, read_only=True):
            found = await open_attachment(attachment_id, official)
        answer = send_file(
            request, found.path, filename=found.file_name, media_type=found.media_type, sha256=found.sha256
        )
        answer.headers["x-content-type-options"] = "nosniff"
        return answer

    @delete("/{attachment_id:int}", operation_id="removeAttachment", summary="删除附件", opt=_ADD)
    async def remove(self, county: CountyCode, attachment_id: FromPath[int], official: SignedIn) -> None:
        """Remove an own attachment."""
        async with county_session(county):
            await remove_attachment(attachment_id, official)
