"""Ask for printed notices."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.jobs import enqueue


async def print_documents(publicity_ids: Collection[int], by: Official) -> int:
    """Ask for the PDFs of postings; returns the id of the job."""
    ids = sorted(publicity_ids)
    return await enqueue(
        "publicity.documents",
        title=f"生成公示文件（{len(ids)} 份）",
        payload={"publicity_ids": ids},
        by=by,
        subject="publicity",
        subject_id=str(ids[0]),
    )
