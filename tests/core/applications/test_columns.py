"""A wrong template is refused by name: another programme, an old version, columns missing, unknown or doubled."""

from __future__ import annotations

import pytest

from core.applications.columns import LINE_TITLE, REASON_TITLE, REMEDY_TITLE, layout_of, match_headings
from core.kernel.errors import Invalid
from core.plugin_host import subsidy

LAYOUT = layout_of(subsidy("elderly_service"))
TITLES = [column.title for column in LAYOUT.columns]


def refused(marker: str, headings: list[object], code: str, *words: str) -> None:
    with pytest.raises(Invalid) as caught:
        match_headings(LAYOUT, marker, headings)
    assert caught.value.code == code
    for word in words:
        assert word in caught.value.message


def test_order_spaces_marks_and_brackets_do_not_matter() -> None:
    headings = [f" *{title}\n".replace("（", "(").replace("）", ")") for title in reversed(TITLES)]
    found = match_headings(LAYOUT, LAYOUT.marker, headings)
    assert [(place, column.title) for place, column in found if column] == list(
        zip(reversed(range(len(TITLES))), TITLES, strict=True)
    )


def test_columns_of_the_export_are_taken_back() -> None:
    found = match_headings(LAYOUT, LAYOUT.marker, [*TITLES, REASON_TITLE, REMEDY_TITLE, LINE_TITLE])
    assert found[-1] == (len(TITLES) + 2, None)


def test_template_of_another_programme_is_named() -> None:
    refused(
        "minimum_living|1", [*TITLES], "template.other_programme", "minimum_living", "经济困难老年人服务补贴"
    )


def test_missing_and_unknown_columns_are_named() -> None:
    refused(LAYOUT.marker, [*TITLES[:-1], "备注"], "template.headings", TITLES[-1], "备注")


def test_old_version_is_called_old() -> None:
    refused("elderly_service|00000000", TITLES[:-1], "template.headings", "旧版本")


def test_doubled_column_is_named() -> None:
    refused(LAYOUT.marker, [*TITLES, "姓名"], "template.double_heading", "姓名")


def test_sheet_without_marker_is_not_the_template() -> None:
    refused("", [*TITLES], "template.no_marker", "下载模板")
