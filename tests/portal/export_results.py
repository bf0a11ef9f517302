"""发放结果: 请选择导出字段, and the file that it saves."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.portal.conftest import serious


def export_results(page: Page) -> list[list[Any]]:
    """Export names and paid amounts of what the page shows; answers the rows of the file below its heading."""
    page.get_by_role("button", name="请选择导出字段").click()
    files = page.get_by_role("dialog", name="请选择导出字段")
    files.get_by_role("button", name="全不选").click()
    files.get_by_role("button", name="导出", exact=True).click()
    expect(files.get_by_role("alert")).to_have_text("请至少选择一个导出字段")
    files.get_by_text("受益对象").click()
    files.get_by_text("实际发放金额").click()
    assert serious(page) == []
    with page.expect_download() as saved:
        files.get_by_role("button", name="导出", exact=True).click()
    assert saved.value.suggested_filename == "发放结果.xlsx"
    sheet = CalamineWorkbook.from_path(str(saved.value.path())).get_sheet_by_index(0).to_python()
    assert sheet[0] == ["序号", "受益对象", "实际发放金额（元）"]
    return sheet[1:]
