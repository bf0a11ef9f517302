"""Have an upload looked at by the installation's virus scanner, if it has one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shlex

from core.applications.store_upload import StoredUpload
from core.database.session import session_is_open
from core.kernel.errors import Invalid, Unavailable
from core.kernel.settings import settings

log = logging.getLogger(__name__)

_SECONDS = 60
_CLEAN, _INFECTED = 0, 1


async def scan_upload(upload: StoredUpload, *, seconds: float = _SECONDS) -> str:
    """`clean`, or `not_scanned` when the installation has no scanner. The caller discards the upload when this raises.

    The command of `YKT_SCAN_COMMAND` gets the path as its last argument; exit status 0 means clean, 1 infected (the
    convention of clamdscan). Raises `Invalid` for an infected file and, failing closed, `Unavailable` when a configured
    scanner gives no verdict within `seconds`. No transaction may be open meanwhile: raises `RuntimeError`.
    """
    if session_is_open():
        raise RuntimeError("no transaction may be open while a file is scanned")
    command = shlex.split(settings().scan_command)
    if not command:
        return "not_scanned"
    status = await _status_of([*command, os.fspath(upload.path)], seconds)
    if status == _INFECTED:
        raise Invalid(
            "upload.infected",
            f"文件“{upload.file_name}”未通过病毒检查，已删除。请杀毒后重新上传",
            field="file",
        )
    if status != _CLEAN:
        log.error("the virus scanner gave no verdict: %s", "no answer" if status is None else status)
        raise Unavailable(
            "upload.scan_unavailable",
            f"病毒扫描暂时不可用，文件“{upload.file_name}”没有保存。请稍后重试；多次失败请联系系统管理员",
            field="file",
        )
    return "clean"


async def _status_of(command: list[str], seconds: float) -> int | None:
    """Exit status of the scanner; None when it cannot be started or does not end in time."""
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError:
        return None
    try:
        async with asyncio.timeout(seconds):
            return await process.wait()
    except TimeoutError:
        return None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
