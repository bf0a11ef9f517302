"""The columns of a programme's list: one description for template, import, export and the entry form. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from core.applications.banks import BANKS
from core.kernel.errors import Invalid
from core.plugin_api import Beneficiary, SubsidyProgramme

LIST_SHEET = "申报清单"
NOTES_SHEET = "填表说明"
CHOICES_SHEET = "选项"
MARKER_PROPERTY = "ykt_template"

REASON_TITLE = "异常原因"
REMEDY_TITLE = "处理办法"
LINE_TITLE = "明细编号"
_EXPORT_ONLY = {REASON_TITLE: "", REMEDY_TITLE: "", LINE_TITLE: "line_id"}
"""Columns that an export of abnormal lines adds; the import takes the file back, mended, with them in place."""

MEMBERS = "members"
"""The form field that holds the members of a household; they are kept as people, encrypted, not as an attribute."""

_SPACE = re.compile(r"[\s*＊]+")
_BRACKETS = str.maketrans({"（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `must_be_text` refuses numbers: Excel keeps 15 digits only and would have changed the value."""

    key: str
    title: str
    width: int = 14
    example: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    must_be_text: bool = False
    of_form: bool = False
    sensitive: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns of a programme in order. `version` changes whenever a heading does."""

    programme_code: str
    programme_name: str
    columns: tuple[Column, ...]
    version: str

    @property
    def marker(self) -> str:
        """What the template's document property says: programme and version."""
        return f"{self.programme_code}|{self.version}"

    def column(self, key: str) -> Column:
        """The column of a key; raises `KeyError`."""
        return next(column for column in self.columns if column.key == key)

    @property
    def titles(self) -> dict[str, str]:
        """Key → heading."""
        return {column.key: column.title for column in self.columns}

    @property
    def form_columns(self) -> tuple[Column, ...]:
        """The columns that the programme's own form adds."""
        return tuple(column for column in self.columns if column.of_form)


def layout_of(programme: SubsidyProgramme) -> Layout:
    """The layout of a programme: common columns, then those of its form."""
    columns = (*_common_columns(programme.beneficiary), *_form_columns(programme))
    digest = sha256("|".join(column.title for column in columns).encode()).hexdigest()[:8]
    return Layout(programme.code, programme.name, columns, digest)


def _common_columns(beneficiary: Beneficiary) -> tuple[Column, ...]:
    name, number, sample, number_sample = {
        Beneficiary.INDIVIDUAL: ("姓名", "身份证号", "张三", "11010519491231002X"),
        Beneficiary.HOUSEHOLD: ("户主姓名", "户主身份证号", "张三", "11010519491231002X"),
        Beneficiary.COLLECTIVE: (
            "集体名称",
            "统一社会信用代码",
            "大新村股份经济合作联合社",
            "N2530902MF00000059",
        ),
    }[beneficiary]
    bank_names = tuple(bank.name for bank in BANKS)
    return (
        Column("ordinal", "序号", 6, "1", note="可不填"),
        Column("name", name, 12, sample, required=True, note="必填，与证件一致，不要加空格"),
        Column(
            "id_number",
            number,
            22,
            number_sample,
            required=True,
            must_be_text=True,
            sensitive="id_number",
            note="必填，18 位，单元格必须是文本格式",
        ),
        Column(
            "phone", "联系电话", 14, "13800000000", sensitive="phone", note="选填，手机号或带区号的固定电话"
        ),
        Column("township", "乡镇（街道）", 16, note="必填，从下拉列表选择；导入时已选定申报地区的可不填"),
        Column("village", "村（社区）", 24, note="必填，从下拉列表选择，先选乡镇"),
        Column("village_group", "村民小组", 12, "3组", note="选填"),
        Column("payee_name", "受款人姓名", 12, note="由他人代领时填写；本人领取时三项都不填"),
        Column(
            "payee_id_number",
            "受款人身份证号",
            22,
            must_be_text=True,
            sensitive="id_number",
            note="由他人代领时必填，文本格式",
        ),
        Column("payee_relation", "与受款人关系", 14, note="由他人代领时必填，如：父子、监护人"),
        Column(
            "bank_name",
            "开户银行",
            20,
            bank_names[0],
            bank_names,
            required=True,
            note="必填，受款人社保卡的开户银行",
        ),
        Column(
            "account",
            "银行账号",
            24,
            "6210170000000000000",
            required=True,
            must_be_text=True,
            sensitive="account",
            note="必填，受款人的社保卡金融账号，文本格式",
        ),
    )


def _form_columns(programme: SubsidyProgramme) -> tuple[Column, ...]:
    columns = []
    for key, field in programme.form.model_fields.items():
        look = _look_of(field.json_schema_extra)
        columns.append(
            Column(
                key,
                str(look.get("title") or field.title or key),
                int(look.get("column_width", 14)),
                str(look.get("example", "")),
                tuple(look.get("choices", ())),
                required=field.is_required(),
                must_be_text=look.get("sensitive") in {"id_number", "account"},
                of_form=True,
                sensitive=str(look.get("sensitive", "")),
                note=str(look.get("note", "")),
            )
        )
    return tuple(columns)


def _look_of(extra: Any) -> Mapping[str, Any]:
    return extra.get("look", {}) if isinstance(extra, Mapping) else {}


def bare_title(title: object) -> str:
    """A heading as it is compared: without spaces, line breaks and the mark of required columns."""
    return _SPACE.sub("", str(title)).translate(_BRACKETS)


def match_headings(
    layout: Layout, marker: str, headings: Sequence[object]
) -> list[tuple[int, Column | None]]:
    """Find each column in the heading row: index in the row and column (None: the number of the line, 明细编号).

    Order is free; nothing may be missing, doubled or unknown. Raises `Invalid` that says which.
    """
    code, _, version = marker.partition("|")
    if code and code != layout.programme_code:
        raise Invalid(
            "template.other_programme",
            f"这是项目“{code}”的模板，不能导入“{layout.programme_name}”。请核对所选项目，或下载本项目的模板重新填写",
            field="file",
        )
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if heading is None:
            continue
        title = bare_title(heading)
        if title in found:
            raise Invalid(
                "template.double_heading",
                f"表头“{title[:30]}”出现了两次，请删去一列后重新上传",
                field="file",
                row=1,
            )
        found[title] = place
    known = {bare_title(column.title): column for column in layout.columns}
    missing = [column.title for title, column in known.items() if title not in found]
    unknown = [title for title in found if title not in known and title not in _EXPORT_ONLY]
    if missing or unknown:
        raise _wrong_headings(layout, version, missing, unknown)
    if not code:
        raise Invalid(
            "template.no_marker",
            f"工作簿不是由“{layout.programme_name}”的模板填写的（缺少模板标识）。请下载模板，把内容粘贴进去后上传",
            field="file",
        )
    columns: list[tuple[int, Column | None]] = [(found[title], column) for title, column in known.items()]
    if LINE_TITLE in found:
        columns.append((found[LINE_TITLE], None))
    return columns


def _wrong_headings(layout: Layout, version: str, missing: list[str], unknown: list[str]) -> Invalid:
    reasons = []
    if missing:
        reasons.append(f"缺少列“{'”“'.join(missing)[:200]}”")
    if unknown:
        reasons.append(f"多出列“{'”“'.join(unknown)[:200]}”")
    old = "模板已更新，您用的是旧版本。" if version and version != layout.version else ""
    return Invalid(
        "template.headings",
        f"表头与“{layout.programme_name}”的模板不一致：{'；'.join(reasons)}。{old}请下载最新模板，不要改动表头",
        field="file",
        row=1,
    )
