"""Read the list out of an uploaded workbook, in processes of their own that cannot hurt this one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge

Cell = str | float | bool | None
Row = tuple[int, list[Cell]]
"""Row number as Excel shows it (from 1), and the cells from column A on."""

_FRAME_BYTES = 64 * 1024 * 1024
_ROOT = Path(__file__).parents[3]
_decode = msgspec.msgpack.Decoder().decode


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """A workbook that passed the preflight: its template marker, an upper bound of its rows, and the rows to come."""

    marker: str
    row_count: int
    _stream: asyncio.StreamReader

    async def rows(self) -> AsyncIterator[list[Row]]:
        """The rows that are not empty, in order, some hundred at a time. Raises `Invalid` when they end too early."""
        seen = 0
        while True:
            frame = await _frame(self._stream)
            if isinstance(frame, dict):
                if frame.get("end") != seen:
                    _raise_refusal(frame)
                return
            seen += len(frame)
            yield frame


@contextlib.asynccontextmanager
async def open_workbook(path: Path, sheet_name: str) -> AsyncIterator[OpenWorkbook]:
    """Open `sheet_name` of the workbook at `path` (absolute) for reading; nothing of it is believed before the last row came.

    One process inspects the package while another one parses the sheet; what the second sends is looked at when the first
    has passed the package to its end. Raises `Invalid` or `TooLarge` for a file that is refused, and when a process ran out
    of memory or time.
    """
    try:
        async with asyncio.timeout(limits.CHILD_WALL_SECONDS), contextlib.AsyncExitStack() as stack:
            inspecting = await stack.enter_async_context(_process("inspect_file", os.fspath(path)))
            parsing = await stack.enter_async_context(_process("parse_sheet", os.fspath(path), sheet_name))
            marker = _allowed(await _frame(inspecting), "marker")
            rows = _allowed(await _frame(parsing), "rows")
            yield OpenWorkbook(marker, rows, parsing)
    except TimeoutError:
        raise Invalid(
            "workbook.too_slow",
            f"读取工作簿超过 {limits.CHILD_WALL_SECONDS} 秒，已中止。请减少内容或分成几个文件上传",
            field="file",
        ) from None


@contextlib.asynccontextmanager
async def _process(module: str, *arguments: str) -> AsyncIterator[asyncio.StreamReader]:
    """What a limited process writes, started for the block and ended with it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"core.applications.workbook.{module}",
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "PYTHONPATH": os.fspath(_ROOT)},
        start_new_session=True,
        limit=4 * 1024 * 1024,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End the whole group of a process, and collect it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await asyncio.shield(process.wait())


async def _frame(stream: asyncio.StreamReader) -> Any:
    try:
        size = int.from_bytes(await stream.readexactly(4), "big")
        if size > _FRAME_BYTES:
            raise _broken_off()
        return _decode(await stream.readexactly(size))
    except (asyncio.IncompleteReadError, msgspec.DecodeError) as error:
        raise _broken_off() from error


def _broken_off() -> Invalid:
    return Invalid(
        "workbook.reading_aborted",
        "读取工作簿时超出内存或时间限制，已中止（文件内容过多或结构异常）。请重新下载模板填写，或分成几个文件上传",
        field="file",
    )


def _allowed(frame: Any, key: str) -> Any:
    """What the first frame of a process says under `key`; raises the refusal that came instead."""
    if not isinstance(frame, dict) or key not in frame:
        _raise_refusal(frame)
    return frame[key]


def _raise_refusal(frame: Any) -> None:
    if not isinstance(frame, dict) or "refused" not in frame:
        raise _broken_off()
    kind = TooLarge if frame["too_large"] else Invalid
    raise kind(frame["refused"], frame["message"], field="file", row=frame["row"], details=frame["details"])
