"""导出: the records of one kind of problem as an Excel file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

from asyncpg import Record

from core.access.official import Official
from core.applications.show_lines import name_of_place
from core.cleanup import queries
from core.cleanup.kinds import KINDS
from core.cleanup.problem import ProblemFilter
from core.cleanup.shown_problem import shown_problem
from core.database import AuditRecord, current_session
from core.payments.write_workbook import write_workbook
from core.regions.directory import RegionDirectory

_HEADINGS = (
    "序号",
    "问题",
    "姓名",
    "身份证号（脱敏）",
    "账号（脱敏）",
    "乡镇",
    "行政村",
    "补贴批次",
    "情况",
    "处理办法",
)


async def export_problems(wanted: ProblemFilter, by: Official, directory: RegionDirectory, path: Path) -> int:
    """Write all rows that `list_problems` would page through to `path` (.xlsx); returns how many.

    `directory` names the divisions of the county. Raises `Invalid` for an unknown kind.
    """
    rows = _cells(queries.all_of(wanted, by), wanted.kind, name_of_place(directory))
    count = await write_workbook(path, _HEADINGS, rows, title=KINDS[wanted.kind].title)
    current_session().record(
        AuditRecord("cleanup.export", "cleanup", wanted.kind, by.id, by.account, count=count)
    )
    return count


async def _cells(
    rows: AsyncIterator[Record], kind: str, place_name: Callable[[str], str]
) -> AsyncIterator[list[str]]:
    place = 0
    async for row in rows:
        place += 1
        one = shown_problem(row, kind, place)
        yield [
            str(place),
            KINDS[kind].title,
            one.name,
            one.id_number,
            one.account,
            place_name(f"{one.village_code[:9]}000"),
            place_name(one.village_code),
            one.batch_name,
            one.detail,
            one.remedy,
        ]
