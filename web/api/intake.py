"""汇总导入: templates, uploaded lists, export of abnormal lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, QueryParameter
from litestar.response import File

from core.applications.build_template import build_template
from core.applications.columns import layout_of
from core.applications.export_abnormal import export_abnormal
from core.applications.list_files import FileView, list_files
from core.applications.receive_file import receive_file
from core.applications.scan_upload import scan_upload
from core.applications.store_upload import store_upload
from core.applications.workbook import limits
from core.catalogue.find_batch import find_batch
from core.plugin_host import subsidy
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from web.deps import CountyCode, SignedIn
from web.downloads import attachment
from web.uploads import FORM_BYTES, Multipart, pieces
from web.workbooks import XLSX, passing_file, send_workbook

_ZONES = ["outer", "inner"]
_READ = {"permission": "line:read", "zone": _ZONES}
_IMPORT = {"permission": ["line:import_township", "line:import_county"], "zone": _ZONES}
_MEND = {"permission": "line:revalidate", "zone": _ZONES}


@dataclass
class IntakeForm:
    """What an upload says: the list, through which entry (township, county), and the 申报地区 (12 digits)."""

    file: UploadFile
    entry: str
    region_code: str


class ReceivedFileAnswer(msgspec.Struct, kw_only=True):
    """The uploaded list and the job that imports it; `repeated`: the same list was there already, nothing is added."""

    file_id: int
    job_id: int | None
    repeated: bool


class ColumnAnswer(msgspec.Struct, kw_only=True):
    """One column of a programme's list, and field of its entry form."""

    key: str
    title: str
    width: int
    example: str
    choices: list[str]
    required: bool
    of_form: bool
    sensitive: str
    note: str


class IntakeController(Controller):
    """汇总导入."""

    path = "/api/v1/counties/{county:str}"
    tags = ["补贴申报"]

    @get(
        "/programmes/{code:str}/template",
        operation_id="getTemplate",
        summary="下载导入模板",
        media_type=XLSX,
        opt=_IMPORT,
    )
    async def get_template(self, county: CountyCode, code: FromPath[str]) -> Response[bytes]:
        """The Excel template of a programme with the county's townships and villages as pick lists."""
        programme = subsidy(code)
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        name = f"{programme.name}申报清单模板（{directory.county.name}）.xlsx"
        return Response(
            build_template(programme, directory),
            media_type=XLSX,
            headers={"content-disposition": attachment(name)},
        )

    @get("/programmes/{code:str}/columns", operation_id="listColumns", summary="申报表的列", opt=_READ)
    async def list_columns(self, county: CountyCode, code: FromPath[str]) -> list[ColumnAnswer]:
        """The fields of the entry form in order: heading, choices, whether required."""
        return [
            ColumnAnswer(
                key=column.key,
                title=column.title,
                width=column.width,
                example=column.example,
                choices=list(column.choices),
                required=column.required,
                of_form=column.of_form,
                sensitive=column.sensitive,
                note=column.note,
            )
            for column in layout_of(subsidy(code)).columns
        ]

    @post(
        "/batches/{batch_id:int}/intake-files",
        operation_id="uploadIntakeFile",
        summary="导入数据",
        status_code=202,
        request_max_body_size=limits.UPLOAD_BYTES + FORM_BYTES,
        opt=_IMPORT,
    )
    async def upload_file(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        official: SignedIn,
        data: Annotated[IntakeForm, Multipart],
    ) -> ReceivedFileAnswer:
        """Upload a filled-in template; a job imports it. The same file again answers the same import."""
        upload = await store_upload(
            pieces(data.file),
            file_name=data.file.filename,
            county=county,
            area="intake",
            limit_bytes=limits.UPLOAD_BYTES,
        )
        kept = False
        try:
            await scan_upload(upload)
            async with county_session(county):
                received = await receive_file(
                    batch_id, data.entry, upload, official, region_code=data.region_code
                )
            kept = not received.repeated
        finally:
            if not kept:
                upload.discard()
        return ReceivedFileAnswer(
            file_id=received.file_id, job_id=received.job_id, repeated=received.repeated
        )

    @get(
        "/batches/{batch_id:int}/intake-files", operation_id="listIntakeFiles", summary="导入记录", opt=_READ
    )
    async def list_files(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        official: SignedIn,
        entry: Annotated[
            Literal["township", "county"] | None,
            QueryParameter(description="township 乡镇受理、county 县级导入；不填为全部"),
        ] = None,
    ) -> list[FileView]:
        """Uploaded lists of a batch, newest first."""
        async with county_session(county, read_only=True):
            return await list_files(batch_id, official, entry=entry)

    @post(
        "/batches/{batch_id:int}/abnormal-lines/export",
        operation_id="exportAbnormalLines",
        summary="导出异常数据",
        media_type=XLSX,
        status_code=200,
        opt=_MEND,
    )
    async def export_abnormal(self, county: CountyCode, batch_id: FromPath[int], official: SignedIn) -> File:
        """Abnormal lines with their reasons, in the form of the template: mend it and import it again."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with passing_file() as path:
            async with county_session(county):
                batch = await find_batch(batch_id)
                await export_abnormal(batch_id, official, directory, path)
            return send_workbook(path, f"{batch.name}异常数据.xlsx")
