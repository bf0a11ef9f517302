"""Send a workbook that was written for one request and is gone afterwards."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

from litestar.background_tasks import BackgroundTask
from litestar.response import File

from core.kernel.settings import settings
from web.downloads import attachment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextlib.asynccontextmanager
async def passing_file() -> AsyncIterator[Path]:
    """A path for a file of this request; removed when the block fails, else by `send_workbook` once it is sent."""
    folder = settings().var / "exports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{secrets.token_hex(16)}.xlsx"
    try:
        yield path
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def send_workbook(path: Path, filename: str) -> File:
    """Answer the workbook at `path` as a download, then remove it."""
    return File(
        path,
        media_type=XLSX,
        headers={"content-disposition": attachment(filename), "cache-control": "no-store"},
        background=BackgroundTask(path.unlink, missing_ok=True),
    )
