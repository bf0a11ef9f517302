"""公示文件: the PDFs of postings, made away from the officials' requests."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from core.documents import PdfWorkers
from core.jobs import Job, job_kind
from core.kernel.clock import now, today
from core.publicity import queries, queries_rows
from core.publicity.make_notice import NoticePart, make_notice
from core.publicity.notice_rows import notice_rows
from core.publicity.print_notice import PrintedPart, print_notice, remove_prints
from core.publicity.states import PublicityState

PROCESSES = 2
NOTICES_AT_ONCE = 8
"""Notices between two reads of the database: enough to keep the processes busy, few enough to stay small in memory."""


@dataclass(frozen=True, slots=True)
class _Work:
    publicity_id: int
    public_id: str
    notice: list[NoticePart]
    names: str


@job_kind("publicity.documents", queue="documents", max_attempts=3)
async def run_documents(job: Job) -> None:
    """Print the postings of the payload (`publicity_ids`). Repeating it makes the same files again."""
    ids: list[int] = job.payload["publicity_ids"]
    result = {"documents": 0, "pages_without_glyphs": 0}
    async with PdfWorkers(PROCESSES) as workers:
        for start in range(0, len(ids), NOTICES_AT_ONCE):
            await job.progress(step="生成公示文件", done=start, total=len(ids))
            read_at = now()
            async with job.session():
                work = await _read(ids[start : start + NOTICES_AT_ONCE], job.county)
            printed = await asyncio.gather(
                *(
                    print_notice(
                        each.public_id, each.notice, county=job.county, names=each.names, workers=workers
                    )
                    for each in work
                )
            )
            async with job.session():
                unnamed = await _save(work, printed, read_at)
            await asyncio.to_thread(remove_prints, unnamed)
            result["documents"] += sum(len(parts) for parts in printed)
            result["pages_without_glyphs"] += sum(
                bool(part.missing_glyphs) for parts in printed for part in parts
            )
    async with job.finishing(result):
        pass


async def _save(
    work: Sequence[_Work], printed: Sequence[Sequence[PrintedPart]], read_at: datetime
) -> list[str]:
    """Record what was printed; returns the files that nothing names any more, to be removed after the commit."""
    unnamed: list[str] = []
    for each, parts in zip(work, printed, strict=True):
        unnamed += await queries_rows.save_documents(
            each.publicity_id, [astuple(part) for part in parts], at=read_at
        )
    return unnamed


async def _read(publicity_ids: list[int], county: str) -> list[_Work]:
    """The notices of postings that still stand; a posting that was voided meanwhile is not printed."""
    work = []
    for publicity_id in publicity_ids:
        publicity = await queries.find(publicity_id)
        if publicity is None or publicity.state == PublicityState.VOID:
            continue
        rows = await notice_rows(publicity)
        notice = make_notice(publicity, rows, county=county, today=today())
        names = (
            publicity.title
            + publicity.place
            + publicity.office
            + "".join(row.name + row.group for row in rows)
        )
        work.append(_Work(publicity_id, str(publicity.public_id), notice, names))
    return work
