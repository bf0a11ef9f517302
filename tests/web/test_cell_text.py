"""What a workbook says is what the portal shows: every kind of column, codes by their labels."""

from typing import Any

import pytest

from web.pages.cell_text import cell_text
from web.pages.spec import Column, Option

LABELS = {
    "region": {"530423": "通海县"},
    "programme": {"elderly_allowance": "高龄津贴"},
    "role": {"auditor": "审计（只读）"},
}
ON = [Option(value=True, label="启用"), Option(value=False, label="禁用")]


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column(key="it", title=""), None, ""),
        (Column(key="it", title=""), [], ""),
        (Column(key="it", title="", kind="number"), 0, "0"),
        (Column(key="it", title="", kind="money"), 123456, "1234.56"),
        (Column(key="it", title="", kind="datetime"), "2026-11-22T01:02:03Z", "2026-11-22 09:02:03"),
        (Column(key="it", title="", kind="date"), "2026-11-22", "2026-11-22"),
        (Column(key="it", title="", kind="boolean"), False, "否"),
        (Column(key="it", title="", kind="enum", options=ON), False, "禁用"),
        (Column(key="it", title="", kind="region"), "530423", "通海县"),
        (Column(key="it", title="", kind="region"), "999999", "999999"),
        (Column(key="it", title="", kind="programme"), "elderly_allowance", "高龄津贴"),
        (Column(key="it", title="", kind="enum", dictionary="programme"), ["elderly_allowance", "new"], "高龄津贴、new"),
        (Column(key="it", title="", kind="enum", dictionary="role"), [{"id": 1, "role": "auditor"}], "审计（只读）"),
        (
            Column(key="it", title=""),
            [{"indicator_id": 1, "document_no": "云财社〔2026〕16号", "fen": 170000}],
            "云财社〔2026〕16号 1700.00 元",
        ),
    ],
)  # fmt: skip
def test_a_cell_reads_as_on_the_screen(column: Column, value: Any, text: str) -> None:
    assert cell_text(column, {"it": value}, LABELS) == text
