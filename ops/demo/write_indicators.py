"""Write the budget indicators of a county into the simulated budget system's own file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

BUDGET_UNIT = "119001"
BUDGET_UNIT_NAME = "县民政局"
_COLUMNS = (
    "external_id", "county_code", "fiscal_year", "document_no", "project_code", "project_name", "budget_unit_code",
    "budget_unit_name", "source", "fund_nature", "function_code", "economy_code", "amount_fen", "reduced_fen",
    "executable", "issued_on",
)  # fmt: skip
_PROJECTS: Mapping[str, tuple[str, str, str]] = {
    "elderly_service": ("530000210000000011810", "经济困难老年人服务补贴", "2081002"),
    "minimum_living": ("530000210000000017002", "最低生活保障金", "2081902"),
    "elderly_allowance": ("530000210000002080502", "高龄津贴", "2081002"),
}
"""Project code, project name and 支出功能分类 (domain facts 6) by programme."""


def write_indicators(
    folder: Path, county: str, programme: str, year: int, parts_fen: tuple[int, ...], name: str
) -> None:
    """Issue one indicator of each amount (fen) for a programme: the first from the centre, the others from the province."""
    code, title, function = _PROJECTS[programme]
    rows = [
        (
            f"{year}{county}{programme}{name}{place}",
            county,
            str(year),
            f"{'云财社' if place else '财社'}〔{year}〕{place + 15}号",
            code,
            title,
            BUDGET_UNIT,
            BUDGET_UNIT_NAME,
            "省级补助" if place else "中央补助",
            "一般公共预算资金",
            function,
            "50901",
            str(fen),
            "0",
            "1",
            f"{year}-01-15",
        )
        for place, fen in enumerate(parts_fen)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"indicators-{name}.new"
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(rows)
    draft.replace(folder / f"indicators-{name}.csv")
