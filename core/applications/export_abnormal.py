"""Export the abnormal lines of a batch, to be mended and imported again."""

from __future__ import annotations

import asyncio
from pathlib import Path

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries_lines as queries
from core.applications.columns import LINE_TITLE, REASON_TITLE, REMEDY_TITLE, layout_of
from core.applications.line import LineFilter
from core.applications.list_writer import ListWriter
from core.applications.show_lines import line_cells, member_views_of, name_of_place
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session
from core.kernel.errors import NotFound
from core.plugin_host import subsidy
from core.regions.directory import RegionDirectory

_EXTRA = ((REASON_TITLE, 50), (REMEDY_TITLE, 50), (LINE_TITLE, 14))


async def export_abnormal(batch_id: int, by: Official, directory: RegionDirectory, path: Path) -> int:
    """Write the abnormal lines of a batch that `by` may mend to `path` (.xlsx); returns how many.

    The file is the programme's template with what was written in each row, the cells at fault marked, and reason,
    remedy and number of the line beside it. Imported again, each mended row takes the place of its line. Numbers are
    whole, so it needs `line:revalidate`; raises `NotFound` when there is nothing to mend (the
    caller discards the file).
    """
    batch = await find_batch(batch_id)
    layout = layout_of(subsidy(batch.programme_code))
    scope = scope_of(by, "line:revalidate", county=current_session().scope)
    wanted = LineFilter(batch_id, abnormal=True, status="open", without_dossier=True)
    writer = ListWriter(path, layout, extra=_EXTRA)
    keys = {column.title: column.key for column in layout.columns}
    place_name = name_of_place(directory)
    async for row in queries.stream_lines(wanted, scope):
        found = row["open_findings"] or []
        cells = line_cells(row, layout, member_views_of(row), place_name)
        reasons = "；".join(f"{title}：{reason}" for title, reason, _ in found)
        remedies = "；".join(dict.fromkeys(remedy for _, _, remedy in found))
        wrong = frozenset(keys.get(title, "") for title, _, _ in found)
        writer.write(cells, (reasons, remedies, str(row["id"])), wrong=wrong)
    count = await asyncio.to_thread(writer.close)
    if count == 0:
        raise NotFound("line.no_abnormal", "本批次没有您可以处理的异常明细，无需导出")
    current_session().record(
        AuditRecord(
            action="line.export_abnormal",
            subject="batch",
            subject_id=str(batch_id),
            official_id=by.id,
            account=by.account,
            count=count,
        )
    )
    return count
