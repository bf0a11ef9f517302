"""What the quick check of a row vouches for is the very draft that the rules give; everything else it leaves to them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.applications.build_template import EXAMPLE_MARK
from core.applications.columns import Column, layout_of
from core.applications.draft import Draft
from core.applications.plain_rows import PlainRows
from core.applications.rules import Intake, RowRules
from core.kernel.region import RegionCode
from core.plugin_host import subsidy
from tests.core.applications.test_rules import CELLS
from tests.factories.applications import COUNTY, TOWNSHIP, VILLAGE, directory, household_row, id_number, row

PROGRAMMES = {"elderly_service": row, "minimum_living": household_row}
PAYEE = {
    "payee_name": "王小明",
    "payee_id_number": id_number(77, born="19800101"),
    "payee_relation": "父子",
}
CHANGES = st.one_of(
    CELLS,
    st.sampled_from(
        [
            "",
            "阿·不都",
            "阿•不都",
            "张 三",
            "1组",
            "农行",
            "13800000000",
            "0877-3011234",
            "本人",
            0,
            False,
            "x" * 51,
        ]
        + [id_number(n) for n in range(3)]
        + [id_number(1).lower(), "6210170000000000001", "6217 0012 3456 7890", "00000000", "低保", "示例"]
    ),
)


def checks(programme: str, region: str = f"{COUNTY}000000") -> tuple[list[Column], RowRules, PlainRows]:
    intake = Intake(subsidy(programme), "county", RegionCode(region), date(2023, 5, 1), date(2023, 5, 31))
    columns = list(layout_of(intake.programme).columns)
    rules = RowRules(intake, directory())
    return columns, rules, PlainRows(rules, list(enumerate(columns)))


def content(draft: Draft) -> dict[str, Any]:
    found = {field.name: getattr(draft, field.name) for field in fields(Draft)}
    found["cells"] = {key: cell for key, cell in draft.cells.items() if cell is not None}
    return found


@settings(max_examples=600, deadline=None)
@given(
    st.data(), st.sampled_from(sorted(PROGRAMMES)), st.sampled_from([f"{COUNTY}000000", TOWNSHIP, VILLAGE])
)
def test_whatever_is_vouched_for_is_what_the_rules_say(
    data: st.DataObject, programme: str, region: str
) -> None:
    columns, rules, plain = checks(programme, region)
    keys = [column.key for column in columns]
    for number in range(2, 5):
        cells: dict[str, Any] = PROGRAMMES[programme](number)
        if data.draw(st.booleans()):
            cells |= PAYEE
        cells |= data.draw(st.dictionaries(st.sampled_from(keys), CHANGES, max_size=2))
        quick = plain.check(number, [cells.get(key) for key in keys])
        if quick is not None:
            written = {key: cells[key] for key in keys if cells.get(key) is not None and key != "ordinal"}
            assert content(quick) == content(rules.check(number, written))
            assert quick.is_valid


@pytest.mark.parametrize("programme", sorted(PROGRAMMES))
@pytest.mark.parametrize(
    "changes", [{}, PAYEE, {"phone": None, "village_group": None}], ids=["own", "payee", "few"]
)
def test_ordinary_rows_are_vouched_for(programme: str, changes: dict[str, Any]) -> None:
    columns, _, plain = checks(programme)
    for number in range(2, 12):
        cells = PROGRAMMES[programme](number) | changes
        assert plain.check(number, [cells.get(column.key) for column in columns]) is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"ordinal": EXAMPLE_MARK},
        {"name": None},
        {"name": "张 三"},
        {"id_number": id_number(1)[:17]},
        {"id_number": id_number(1)[:17] + ("0" if id_number(1)[17] != "0" else "1")},
        {"id_number": id_number(1, born="20230601")},
        {"phone": 0},
        {"phone": "12"},
        {"village": "没有的村"},
        {"village_group": "13800000000"},
        {"bank_name": "外星银行"},
        {"account": "62x"},
        {"payee_name": "王小明"},
        {"category": "其他"},
        {"certificate_no": "#N/A"},
    ],
    ids=str,
)
def test_anything_else_is_left_to_the_rules(changes: dict[str, Any]) -> None:
    columns, _, plain = checks("elderly_service")
    good = [row(1).get(column.key) for column in columns]
    assert plain.check(2, good) is not None
    cells = row(1) | changes
    assert plain.check(3, [cells.get(column.key) for column in columns]) is None
