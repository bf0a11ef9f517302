"""Add a PDF to a notice that is not published yet."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.catalogue.pdf_files import store_pdf
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.notices import queries
from core.notices.notice import MAX_FILES, unknown_notice
from core.notices.write_notice import PERMISSION

FOLDER = "notices"


async def attach_pdf(notice_id: int, by: Official, *, file_name: str, content: bytes) -> int:
    """Store a scanned PDF with a draft; returns its id. Needs `notice:manage` at its division.

    Raises `NotFound`, `NotAllowed`, `Conflict` once it is published or has `MAX_FILES`, `TooLarge`, `Invalid`.
    """
    notice = await queries.lock(notice_id)
    if notice is None:
        raise unknown_notice()
    may(by, PERMISSION, region=notice["region_code"])
    if notice["state"] != "draft" or await queries.count_files(notice_id) >= MAX_FILES:
        raise Conflict("notice.files", f"只能为草稿添加附件，最多 {MAX_FILES} 个")
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    if not 1 <= len(name) <= 120 or not name.isprintable():
        raise Invalid("notice.file_name", "附件名称应为 1 到 120 个字符，请改名后再上传", field="file")
    file_id = await queries.add_file(notice_id, name, store_pdf(content, FOLDER), len(content), by.id, now())
    after = {"file": name, "bytes": len(content)}
    current_session().record(
        AuditRecord("notice.attach", "notice", str(notice_id), by.id, by.account, after=after)
    )
    return file_id
