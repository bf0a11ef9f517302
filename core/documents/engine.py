"""A few PDF processes that are reused for many documents."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from core.documents import frames
from core.documents.errors import DocumentFailed, DocumentWorkerLost
from core.kernel.fonts import chinese_font_path

WALL_SECONDS = 120.0
"""A document that takes longer is given up; 500 rows take about two seconds."""
DOCUMENTS_PER_PROCESS = 60
"""Then the process is replaced, so that what layout leaves behind in memory does not add up."""
_PROJECT = Path(__file__).resolve().parents[2]


@dataclass(slots=True, eq=False)
class _Worker:
    process: asyncio.subprocess.Process
    documents: int = 0


class PdfWorkers:
    """`async with PdfWorkers(2) as workers: pdf = await workers.render(html)`.

    At most `processes` documents are made at once; further calls wait. Processes start when they are first needed.
    """

    def __init__(self, processes: int = 1) -> None:
        self._idle: asyncio.Queue[_Worker | None] = asyncio.Queue()
        for _ in range(processes):
            self._idle.put_nowait(None)
        self._running: set[_Worker] = set()
        self.started = 0
        self._folder = tempfile.TemporaryDirectory(prefix="ykt-pdf-")

    async def __aenter__(self) -> PdfWorkers:
        """Write the font configuration that the processes share."""
        (Path(self._folder.name) / "fonts.conf").write_text(
            _font_configuration(self._folder.name), encoding="utf-8"
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """End all processes and remove their folder."""
        for worker in list(self._running):
            await self._end(worker)
        self._folder.cleanup()

    @property
    def process_ids(self) -> list[int]:
        """The processes that run now; `started` counts those that ever did."""
        return sorted(worker.process.pid for worker in self._running)

    async def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        """Make one PDF. `assets` are the only files that the document can use, as `asset:<name>`.

        Raises `DocumentFailed` when the document cannot be laid out, `DocumentWorkerLost` (retryable) when its process
        died or took longer than `WALL_SECONDS`.
        """
        request = frames.pack_request(html, assets or {})
        async with self._worker() as worker:
            try:
                answer = await asyncio.wait_for(_exchange(worker.process, request), WALL_SECONDS)
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                await self._end(worker)
                raise DocumentWorkerLost(
                    "document.worker_lost", "PDF 生成进程中断或超时，稍后自动重试"
                ) from error
        if answer[:1] != frames.PDF:
            reason = answer[1:].decode(errors="replace")
            raise DocumentFailed(
                "document.failed", "PDF 排版失败，请检查公示模板", details={"reason": reason}
            )
        return answer[1:]

    @contextlib.asynccontextmanager
    async def _worker(self) -> AsyncIterator[_Worker]:
        worker = await self._idle.get()
        try:
            if worker is None:
                worker = await self._start()
            worker.documents += 1
            yield worker
        except BaseException:
            # Cancelled or failed in the middle of an exchange: the stream of this process is of no more use.
            if worker is not None:
                await self._end(worker)
            raise
        finally:
            if worker is not None and worker.documents >= DOCUMENTS_PER_PROCESS:
                await self._end(worker)
            self._idle.put_nowait(worker if worker in self._running else None)

    async def _start(self) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "core.documents.child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=_PROJECT,
            env=_environment(self._folder.name),
            start_new_session=True,
        )
        worker = _Worker(process)
        self._running.add(worker)
        self.started += 1
        return worker

    async def _end(self, worker: _Worker) -> None:
        if worker not in self._running:
            return
        self._running.discard(worker)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.process.pid, signal.SIGKILL)
        await worker.process.wait()


async def _exchange(process: asyncio.subprocess.Process, request: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("the PDF process has no pipes")
    process.stdin.write(request)
    await process.stdin.drain()
    head = await process.stdout.readexactly(frames.LENGTH_BYTES)
    return await process.stdout.readexactly(frames.body_length(head))


def _environment(folder: str) -> dict[str, str]:
    """What the process is told: where Python and its font are. Settings and secrets of the platform stay outside."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ
    }
    return {
        **kept,
        "FONTCONFIG_FILE": f"{folder}/fonts.conf",
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
    }


def _font_configuration(folder: str) -> str:
    """Fontconfig sees one font only, so that a document looks the same on every machine."""
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(chinese_font_path().parent))}</dir><cachedir>{escape(folder)}/cache</cachedir></fontconfig>"
    )
