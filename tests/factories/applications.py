"""Workbooks and rows as operators (and attackers) send them, and the county's names without a database."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

import core.applications.jobs  # noqa: F401 - registers the import
from core.access.official import Official
from core.applications.columns import LIST_SHEET, MARKER_PROPERTY, layout_of
from core.applications.receive_file import receive_file
from core.applications.register_list import ReceivedFile
from core.applications.store_upload import StoredUpload, store_upload
from core.applications.workbook import limits
from core.database import current_session
from core.jobs import run_job
from core.kernel.identity import id_number_check_digit
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_host import subsidy
from core.regions.directory import RegionDirectory
from core.regions.region import Region
from tenants import county_session

COUNTY = "530423"
TOWNSHIP = "530423101000"
TOWNSHIP_NAME = "杨广镇"
OTHER_TOWNSHIP = "530423102000"
VILLAGE = "530423101203"
VILLAGE_NAME = "大新村民委员会"

_PLACES = (
    ("530423000000", "通海县", 3, "530400000000"),
    (TOWNSHIP, TOWNSHIP_NAME, 4, "530423000000"),
    (OTHER_TOWNSHIP, "河西镇", 4, "530423000000"),
    (VILLAGE, VILLAGE_NAME, 5, TOWNSHIP),
    ("530423101202", "古城村民委员会", 5, TOWNSHIP),
    ("530423102201", "石山嘴村民委员会", 5, OTHER_TOWNSHIP),
)


@cache
def directory() -> RegionDirectory:
    """A small directory of 通海县, without a database."""
    regions = [
        Region(RegionCode(c), name, RegionLevel(level), RegionCode(parent), name)
        for c, name, level, parent in _PLACES
    ]
    return RegionDirectory(regions[0], regions[1:])


def id_number(n: int, *, born: str = "19500101") -> str:
    """The n-th valid id number of people born on a day (0 ≤ n < 1000 for each)."""
    first17 = f"530423{born}{n:03d}"
    return first17 + id_number_check_digit(first17)


_SURNAMES = "李王张刘陈杨赵黄周吴"
_GIVEN = "建国秀英明华玉兰志强桂芳文德春生"


def person_name(n: int) -> str:
    """A plausible synthetic name."""
    return _SURNAMES[n % 10] + _GIVEN[n % 15] + _GIVEN[n // 15 % 15]


def row(n: int = 1, **changes: Any) -> dict[str, Any]:
    """A faultless row of 经济困难老年人服务补贴; `changes` replace cells by column key (None: empty)."""
    cells = {
        "ordinal": str(n),
        "name": person_name(n),
        "id_number": id_number(n % 1000, born=f"19{40 + n // 1000:02d}0101"),
        "phone": "13800000000",
        "township": TOWNSHIP_NAME,
        "village": VILLAGE_NAME,
        "village_group": "3组",
        "bank_name": "云南省农村信用社",
        "account": f"62101700{n:011d}",
        "category": "低保",
    }
    return cells | changes


def household_row(n: int = 1, **changes: Any) -> dict[str, Any]:
    """A faultless row of 最低生活保障金 with one member beside the head."""
    cells = row(n) | {
        "certificate_no": f"DB{n:06d}",
        "area": "农村",
        "benefit_class": "B",
        "members": f"李小四:{id_number(n % 1000, born='20100101')}:子女",
        "amount_yuan": "620.00",
    }
    del cells["category"]
    return cells | changes


def workbook(
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    programme: str = "elderly_service",
    sheet: str = LIST_SHEET,
    headings: Iterable[str] | None = None,
    marker: str | None = None,
    extra_sheets: Mapping[str, bool] | None = None,
    merge: str | None = None,
    formula_at: str | None = None,
) -> Path:
    """Write a list as an operator would have filled it in. Numbers given as numbers stay numbers.

    `extra_sheets` maps further sheet names to whether they are hidden; `merge` and `formula_at` spoil the list.
    """
    layout = layout_of(subsidy(programme))
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    if marker is None or marker:
        book.set_custom_property(MARKER_PROPERTY, marker or layout.marker)
    titles = list(headings) if headings is not None else [column.title for column in layout.columns]
    for place, title in enumerate(titles):
        page.write_string(0, place, title)
    for number, cells in enumerate(rows, start=1):
        for place, column in enumerate(layout.columns):
            value = cells.get(column.key)
            if isinstance(value, bool | int | float):
                page.write(number, place, value)
            elif value is not None:
                page.write_string(number, place, str(value))
    if merge:
        page.merge_range(merge, "合并的内容")
    if formula_at:
        page.write_formula(formula_at, "=1+1", None, 2)
    for name, hidden in (extra_sheets or {}).items():
        other = book.add_worksheet(name)
        other.write_string(0, 0, "别的内容")
        if hidden:
            other.hide()
    book.close()
    return path


def rewrite_part(path: Path, part: str, change: Any, *, rename: str | None = None) -> Path:
    """Rewrite one part of a workbook's package with `change(bytes) -> bytes`, optionally under another name."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[rename or part] = change(parts.pop(part) if part in parts else b"")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


SHEET_PART = "xl/worksheets/sheet1.xml"


def with_cells(path: Path, markup: bytes) -> Path:
    """Put raw cell markup into the sheet data of a workbook, behind its rows."""
    return rewrite_part(
        path, SHEET_PART, lambda content: content.replace(b"</sheetData>", markup + b"</sheetData>")
    )


async def add_batch(
    programme: str = "elderly_service", *, county: str = COUNTY, number: int = 1, period: str = "202305"
) -> int:
    """An open batch for May 2023, without asking the catalogue; returns its id."""
    async with county_session(county):
        return await current_session().connection.fetchval(
            "INSERT INTO batch (programme_code, year, period, number, period_start, period_end, name, state, created_by,"
            " created_at) VALUES ($1, 2023, $2, $3, '2023-05-01', '2023-05-31', $4, 'open', 1, now()) RETURNING id",
            programme, period, number, f"{programme} {period} 第{number}批",
        )  # fmt: skip


async def stored(
    path: Path, *, county: str = COUNTY, area: str = "intake", name: str | None = None
) -> StoredUpload:
    """A file as the web layer stores it."""

    async def chunks() -> AsyncIterator[bytes]:
        content = path.read_bytes()
        for start in range(0, len(content), 65536):
            yield content[start : start + 65536]

    return await store_upload(
        chunks(), file_name=name or path.name, county=county, area=area, limit_bytes=limits.UPLOAD_BYTES
    )


async def send_file(
    path: Path,
    batch_id: int,
    by: Official,
    *,
    entry: str = "county",
    region: str = f"{COUNTY}000000",
    county: str = COUNTY,
) -> ReceivedFile:
    """Upload a workbook and ask for its import."""
    upload = await stored(path, county=county)
    async with county_session(county):
        return await receive_file(batch_id, entry, upload, by, region_code=region)


async def import_rows(
    folder: Path,
    batch_id: int,
    rows: Iterable[Mapping[str, Any]],
    by: Official,
    *,
    programme: str = "elderly_service",
    entry: str = "county",
    region: str = f"{COUNTY}000000",
    name: str = "名单.xlsx",
) -> dict[str, Any]:
    """Send rows as a workbook and import them at once; returns the result of the job."""
    received = await send_file(
        workbook(folder / name, rows, programme=programme), batch_id, by, entry=entry, region=region
    )
    assert received.job_id is not None
    await run_job(COUNTY, received.job_id)
    async with county_session(COUNTY, read_only=True):
        row = await current_session().connection.fetchrow(
            "SELECT state, result, error FROM job WHERE id = $1", received.job_id
        )
    assert row["state"] == "done", row["error"]
    return row["result"]
