"""A PDF of a notice."""

from __future__ import annotations

from pathlib import Path

from core.access.may import is_allowed
from core.access.official import Official
from core.kernel.clock import today
from core.kernel.settings import settings
from core.notices import queries
from core.notices.attach_pdf import FOLDER
from core.notices.notice import unknown_notice
from core.notices.reach import reach_of
from core.notices.write_notice import PERMISSION


async def notice_file(notice_id: int, file_id: int, by: Official) -> tuple[Path, str]:
    """Where a file lies and its name: of a notice shown to `by`, or written in a division of `by`. Raises `NotFound`."""
    division = await queries.division_of(notice_id)
    writes = division is not None and is_allowed(by, PERMISSION, region=division)
    if not writes and await queries.shown_one(by.id, reach_of(by), today(), notice_id) is None:
        raise unknown_notice()
    row = await queries.file_of(notice_id, file_id)
    if row is None:
        raise unknown_notice()
    return settings().attachments / FOLDER / row["stored_name"], row["file_name"]
