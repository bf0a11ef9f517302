"""Fill the programme's own Excel template with a roster, as an official would."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from core.kernel.money import Fen
from ops.demo.roster import Roster, RosterLine

BANK_NAME = "云南省农村信用社"
_RELATIONS = ("配偶", "子女", "父母")


def fill_workbook(template: bytes, roster: Roster, path: Path) -> None:
    """Write one row for each line below the headings of the first sheet, by heading, and save to `path`.

    Raises `KeyError` when the template asks for a required column that the roster does not know.
    """
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    headings = [str(cell.value).strip("* \n") for cell in sheet[1]]
    sheet.delete_rows(2)
    for row, line in enumerate(roster.lines, start=2):
        values = line_values(roster.programme, line)
        for column, heading in enumerate(headings, start=1):
            text = values.get(heading, "")
            if text:
                cell = sheet.cell(row, column, text)
                cell.data_type = "s"
                cell.number_format = "@"
    book.save(path)


def line_values(programme: str, line: RosterLine) -> dict[str, str]:
    """What an official writes for one line, by the heading of its column."""
    person = line.claimant
    name, number = ("户主姓名", "户主身份证号") if programme == "minimum_living" else ("姓名", "身份证号")
    common = {
        "序号": str(line.number),
        name: line.written_name,
        number: line.written_id,
        "联系电话": person.phone,
        "乡镇（街道）": line.village.township,
        "村（社区）": line.written_village,
        "村民小组": line.group,
        "开户银行": BANK_NAME,
        "银行账号": person.card,
    }
    return common | _own_values(programme, line)


def _own_values(programme: str, line: RosterLine) -> dict[str, str]:
    if programme == "elderly_service":
        return {"困难类别": line.tier}
    if programme == "minimum_living":
        members = ";".join(
            f"{member.name}:{member.id_number}:{_RELATIONS[place % 3]}"
            for place, member in enumerate(line.members)
        )
        return {
            "低保证号": f"53{line.number:011d}",
            "城乡类别": "农村",
            "低保类别": line.tier,
            "家庭成员": members,
            "补助金额(元)": Fen(line.declared_fen or 0).yuan,
        }
    return {}
