"""What a fetched list may hold, and what is said of one that holds something else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from core.applications.columns import layout_of
from core.applications.fetched_table import FetchedTable, require_acceptable_size
from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge
from core.plugin_api import OfferedList
from core.plugin_host import subsidy
from tests.factories.applications import row
from tests.factories.business import listed

LAYOUT = layout_of(subsidy("elderly_service"))
WHOLE = listed([row(1)])
WIDTH = len(WHOLE["columns"])


def table(columns: list[str] | None = None) -> FetchedTable:
    return FetchedTable(LAYOUT, WHOLE["columns"] if columns is None else columns)


def with_cell(title: str, cell: Any) -> list[Any]:
    cells = list(WHOLE["rows"][0])
    cells[WHOLE["columns"].index(title)] = cell
    return cells


def test_cells_come_in_the_order_of_the_template_and_what_is_left_out_stays_empty():
    columns = ["银行账号", "开户银行", "身份证号", "姓名", "困难类别"]
    ordered = table(columns).cells(2, ["6210", "云南省农村信用社", "5304", "王秀英", "低保"])
    by_key = {column.key: cell for column, cell in zip(LAYOUT.columns, ordered, strict=True)}
    assert {key: cell for key, cell in by_key.items() if cell is not None} == {
        "account": "6210",
        "bank_name": "云南省农村信用社",
        "id_number": "5304",
        "name": "王秀英",
        "category": "低保",
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda columns: [*columns, "备用金额"], "多出列“备用金额”"),
        (lambda columns: [*columns, "明细编号"], "多出列“明细编号”"),
        (lambda columns: [*columns, "姓名"], "重复列“姓名”"),
        (lambda columns: [one for one in columns if one != "银行账号"], "缺少列“银行账号”"),
        (lambda columns: [], "缺少列“姓名”"),
        (lambda columns: [*columns, *(f"列{n}" * 50 for n in range(150))], "等 150 列"),
    ],
)
def test_other_columns_than_the_templates_are_named(change, words):
    with pytest.raises(Invalid) as refusal:
        table(change(WHOLE["columns"]))
    assert words in refusal.value.message
    assert "请联系对方更正后重新接入" in refusal.value.message
    assert len(refusal.value.message) < 700


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (with_cell("身份证号", 530423195001010000), "第 7 行“身份证号”是数字而不是文本"),
        (with_cell("银行账号", 6.2e17), "第 7 行“银行账号”是数字而不是文本"),
        (with_cell("村民小组", "组" * (limits.CELL_CHARACTERS + 1)), "第 7 行“村民小组”超过 2000 个字符"),
        (with_cell("困难类别", 10**3000), "第 7 行“困难类别”超过 2000 个字符"),
        (WHOLE["rows"][0][:-1], f"第 7 行有 {WIDTH - 1} 个单元格，而清单有 {WIDTH} 列"),
        ([*WHOLE["rows"][0], "多"], f"第 7 行有 {WIDTH + 1} 个单元格，而清单有 {WIDTH} 列"),
    ],
)
def test_a_cell_that_no_list_may_hold_refuses_the_list_by_row_and_column(cells, words):
    with pytest.raises(Invalid) as refusal:
        table().cells(7, cells)
    assert words in refusal.value.message
    assert "没有接入任何数据" in refusal.value.message
    assert refusal.value.row == 7


def test_numbers_where_they_lose_nothing_are_taken():
    assert 3 in table().cells(2, with_cell("村民小组", 3))


@pytest.mark.parametrize(
    ("rows", "kind", "words"),
    [(0, Invalid, "没有人员"), (limits.ROWS, TooLarge, "超过一次可接入的 199999 行")],
)
def test_size(rows: int, kind: type[Invalid], words: str):
    offered = OfferedList("MZ-1", "1", "5月新增对象", "通海县民政局", rows, datetime(2023, 5, 8, tzinfo=UTC))
    with pytest.raises(kind) as refusal:
        require_acceptable_size(offered)
    assert words in refusal.value.message
