"""What intake asks of one row: everything that can be decided from the row itself and the names of the county. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from pydantic import ValidationError

from core.applications.banks import bank_named
from core.applications.columns import MEMBERS, Layout, layout_of
from core.applications.draft import Draft, Problem, split_advice
from core.applications.form_problems import form_problems
from core.applications.hide_numbers import hide_numbers
from core.kernel.errors import Invalid
from core.kernel.identity import CardNumber, CreditCode, IdNumber
from core.kernel.money import Fen
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_api import Beneficiary, LineView, Member, SubsidyProgramme

DUPLICATE = "claim.duplicate"
SELF = "本人"
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff0-\uffff]"
)
_SPACES = re.compile(r"\s+")
_DOTS = re.compile("[•・･‧．.∙●]")
NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff\uf900-\ufaff〇·]{2,40}")
PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?", re.ASCII)
_ERROR_CELL = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|GETTING_DATA)")
LONGEST_GROUP = 50
LONGEST_RELATION = 20


class Directory(Protocol):
    """What the rules need of a county's names; `core.regions.RegionDirectory` is one."""

    def township_code(self, text: str) -> RegionCode:
        """The township that a name or code means; raises `Invalid`."""

    def village_code(self, township: str, text: str) -> RegionCode:
        """The village of a township that a name or code means; raises `Invalid`."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Where rows come in: which programme and period, and the division that the sender may send for."""

    programme: SubsidyProgramme
    entry: str
    region: RegionCode
    period_start: date
    period_end: date


def text_of(cell: Any) -> str:
    """A cell as text without control characters and outer spaces; whole numbers without a decimal point."""
    if type(cell) is str:
        text = cell.strip()
        return text if text.isprintable() else _CONTROL.sub("", text).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return str(cell)


class RowRules:
    """Checks the rows of one import; remembers names of places that it has resolved already."""

    def __init__(self, intake: Intake, directory: Directory) -> None:
        self._directory = directory
        self._layout: Layout = layout_of(intake.programme)
        self._titles = self._layout.titles
        self._form = {column.key: column for column in self._layout.form_columns}
        self.intake = intake
        self.is_collective = intake.programme.beneficiary is Beneficiary.COLLECTIVE
        self._secret_keys = {key for key, column in self._form.items() if column.sensitive or key == MEMBERS}
        self._places: dict[tuple[str, str], tuple[str, str, tuple[Problem, ...]]] = {}

    def check(self, row_number: int | None, cells: Mapping[str, Any]) -> Draft:
        """Read one row (column key → cell) into a `Draft` with everything that is wrong with it. Never raises."""
        draft = Draft(row_number)
        text = {key: text_of(cell) for key, cell in cells.items() if key not in self._form}
        self._name(draft, text.get("name", ""))
        self._identity(draft, text.get("id_number", ""))
        self.place(draft, text.get("township", ""), text.get("village", ""))
        self._contact(draft, text.get("phone", ""), text.get("village_group", ""))
        self._payee(draft, text)
        self._account(draft, text.get("bank_name", ""), text.get("account", ""))
        self.own_form(draft, cells)
        self._error_cells(draft, text)
        if all(problem.overridable for problem in draft.problems):
            self.claim(draft)
        draft.cells = cells
        hide_numbers(draft)
        return draft

    def _problem(
        self, draft: Draft, rule: str, key: str, reason: str, remedy: str, *, overridable: bool = False
    ) -> None:
        draft.problems.append(Problem(rule, self._titles.get(key, key), reason, remedy, overridable))

    def _refused(self, draft: Draft, key: str, error: Invalid, remedy: str) -> None:
        reason, advice = split_advice(error.message, remedy)
        self._problem(draft, error.code, key, reason, advice)

    def _missing(self, draft: Draft, key: str, remedy: str) -> None:
        self._problem(draft, f"{key}.missing", key, f"没有填写“{self._titles[key]}”", remedy)

    def _name(self, draft: Draft, written: str) -> None:
        name = _DOTS.sub("·", _SPACES.sub("", written)) if not self.is_collective else written
        draft.name = name[:100]
        if not name:
            self._missing(draft, "name", "请按证件补填")
        elif self.is_collective:
            if not 2 <= len(name) <= 100:
                self._problem(draft, "name.length", "name", "名称应为 2 至 100 个字", "请按登记证书填写全称")
        elif not NAME.fullmatch(name):
            self._problem(
                draft,
                "name.unusual",
                "name",
                "姓名应为 2 至 40 个汉字（可含“·”），含有其他字符或系统自造字",
                "请对照身份证件修改；证件上确实如此的，由另一人核批",
                overridable=len(name) <= 40,
            )

    def _identity(self, draft: Draft, written: str) -> None:
        if not written:
            self._missing(draft, "id_number", "请对照证件补填")
            return
        try:
            if self.is_collective:
                draft.id_number = CreditCode(written)
                return
            number = IdNumber(written)
        except Invalid as error:
            self._refused(draft, "id_number", error, "请对照证件修改")
            return
        born = number.birth_date
        if born > self.intake.period_end:
            self._problem(
                draft,
                "id_number.unborn",
                "id_number",
                f"出生日期 {born} 晚于本批次的补贴期间",
                "请对照证件核对出生日期",
            )
        draft.id_number, draft.birth_date, draft.is_male = number, born, number.is_male

    def _contact(self, draft: Draft, phone: str, group: str) -> None:
        if phone:
            compact = phone.replace(" ", "")
            if PHONE.fullmatch(compact):
                draft.phone = compact
            else:
                self._problem(
                    draft,
                    "phone.malformed",
                    "phone",
                    "联系电话不是有效的手机号或固定电话",
                    "请填写 11 位手机号，或 区号-号码；没有可不填",
                )
        draft.village_group = group[:LONGEST_GROUP]
        if len(group) > LONGEST_GROUP:
            self._problem(
                draft,
                "village_group.length",
                "village_group",
                f"村民小组超过 {LONGEST_GROUP} 个字",
                "请只写小组名称，如“3组”",
            )

    def place(self, draft: Draft, township: str, village: str) -> None:
        """Find township and village, within what the sender may send for."""
        key = (township, village)
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = self._find_place(township, village)
        draft.township_code, draft.village_code, problems = known
        draft.problems.extend(problems)

    def _find_place(self, township: str, village: str) -> tuple[str, str, tuple[Problem, ...]]:
        region = self.intake.region
        chosen = str(region.at(RegionLevel.TOWNSHIP)) if region.level >= RegionLevel.TOWNSHIP else ""
        fallback = chosen or f"{region.county}000000"
        try:
            township_code = str(self._directory.township_code(township)) if township or not chosen else chosen
        except Invalid as error:
            return fallback, fallback, (self._place_problem("township", error),)
        try:
            given = region.level is RegionLevel.VILLAGE and not village
            village_code = str(region) if given else str(self._directory.village_code(township_code, village))
        except Invalid as error:
            return self._own(township_code, fallback), fallback, (self._place_problem("village", error),)
        if not region.covers(village_code):
            outside = Problem(
                "place.outside",
                self._titles["township" if chosen and township_code != chosen else "village"],
                "所填乡镇、村不在本次导入所选的申报地区内，或不归您的乡镇管辖",
                "请核对地区；属于其他乡镇的，由该乡镇经办导入",
            )
            return fallback, fallback, (outside,)
        return township_code, village_code, ()

    def _own(self, township_code: str, fallback: str) -> str:
        return township_code if self.intake.region.covers(township_code) else fallback

    def _place_problem(self, key: str, error: Invalid) -> Problem:
        reason, remedy = split_advice(error.message, "请从模板的下拉列表选择")
        return Problem(error.code, self._titles[key], reason, remedy)

    def _payee(self, draft: Draft, text: Mapping[str, str]) -> None:
        given = {key: text.get(key, "") for key in ("payee_name", "payee_id_number", "payee_relation")}
        if not any(given.values()):
            draft.payee_name, draft.payee_id_number, draft.payee_relation = (
                draft.name or None,
                draft.id_number,
                SELF,
            )
            return
        before = len(draft.problems)
        for key, value in given.items():
            if not value:
                self._missing(
                    draft, key, "由他人代领的，受款人姓名、身份证号、关系三项都要填写；本人领取的三项都不填"
                )
        number: str | None = None
        if given["payee_id_number"]:
            number = self._payee_number(draft, given["payee_id_number"])
        name = _DOTS.sub("·", _SPACES.sub("", given["payee_name"]))
        if name and not NAME.fullmatch(name):
            self._problem(
                draft,
                "payee_name.unusual",
                "payee_name",
                "受款人姓名应为 2 至 40 个汉字",
                "请对照身份证件修改",
            )
        if number is not None and number == draft.id_number and name != draft.name:
            self._problem(
                draft,
                "payee.contradiction",
                "payee_name",
                "受款人身份证号与补贴对象相同，但姓名不同",
                "请核对受款人姓名和身份证号",
            )
        if len(given["payee_relation"]) > LONGEST_RELATION:
            self._problem(
                draft,
                "payee_relation.length",
                "payee_relation",
                "关系写得过长",
                "请用几个字写明，如“父子”“监护人”",
            )
        if len(draft.problems) == before:
            draft.payee_name, draft.payee_id_number, draft.payee_relation = (
                name,
                number,
                given["payee_relation"],
            )

    def _payee_number(self, draft: Draft, written: str) -> str | None:
        try:
            return CreditCode(written) if self.is_collective else IdNumber(written)
        except Invalid as error:
            self._refused(draft, "payee_id_number", error, "请对照受款人证件修改")
            return None

    def _account(self, draft: Draft, bank: str, account: str) -> None:
        if not bank:
            self._missing(draft, "bank_name", "请从下拉列表选择受款人社保卡的开户银行")
        else:
            known = bank_named(bank)
            draft.bank_name = bank[:60]
            if known is None:
                self._problem(
                    draft,
                    "bank_name.unknown",
                    "bank_name",
                    f"无法识别开户银行“{bank[:40]}”",
                    "请从模板的下拉列表选择",
                )
            else:
                draft.bank_code = known.code
        if not account:
            self._missing(draft, "account", "请补填受款人本人的社保卡金融账号；不得用他人账号代替")
            return
        try:
            draft.account = CardNumber(account)
        except Invalid as error:
            self._refused(draft, "account", error, "请对照社保卡修改")

    def own_form(self, draft: Draft, cells: Mapping[str, Any]) -> None:
        """Let the programme's form read its own columns."""
        values = {}
        for key in self._form:
            cell = cells.get(key)
            value = cell if isinstance(cell, list | tuple) else text_of(cell)
            if value not in ("", [], ()):
                values[key] = value
        try:
            form = self.intake.programme.form.model_validate(values)
        except ValidationError as error:
            draft.problems.extend(form_problems(error, self._form))
            return
        except Invalid as error:
            self._refused(draft, error.field or "", error, "请对照填表说明修改")
            return
        draft.attributes = form.model_dump(mode="json", exclude=self._secret_keys)
        self._secrets(draft, form)

    def _secrets(self, draft: Draft, form: Any) -> None:
        for key in self._secret_keys:
            value = getattr(form, key)
            if key == MEMBERS:
                draft.members = tuple(member for member in value or () if isinstance(member, Member))
            elif value is not None:
                draft.secrets[key] = str(value)
        if draft.id_number and any(member.id_number == draft.id_number for member in draft.members):
            self._problem(
                draft,
                "members.head",
                MEMBERS,
                "家庭成员里又写了户主本人",
                "请从家庭成员中删去户主，户主只填在户主姓名、身份证号两列",
            )

    def _error_cells(self, draft: Draft, text: Mapping[str, str]) -> None:
        for key, value in text.items():
            if value.startswith("#") and _ERROR_CELL.match(value):
                self._problem(draft, "cell.error", key, f"单元格是公式错误值 {value[:10]}", "请改为实际内容")

    def claim(self, draft: Draft) -> None:
        """Claim item and, where the roster states it, the amount: both come from the programme."""
        programme = self.intake.programme
        view = LineView(
            line_id=0,
            name=draft.name,
            id_number=draft.id_number or "",
            birth_date=draft.birth_date,
            village_code=draft.village_code,
            period_start=self.intake.period_start,
            period_end=self.intake.period_end,
            amount_fen=None,
            attributes=draft.attributes,
            members=draft.members,
        )
        try:
            draft.claim_item = programme.claim_item(view)
            if not programme.needs_calculation:
                draft.declared_fen = int(programme.amount(view, None))
        except Invalid as error:
            self._refused(draft, error.field or "", error, "请对照填表说明修改")
            return
        if draft.declared_fen is not None and draft.declared_fen > programme.line_cap_fen:
            self._problem(
                draft,
                "amount.over_cap",
                "amount_yuan",
                f"金额 {Fen(draft.declared_fen).yuan} 元超过本项目单笔上限 {Fen(programme.line_cap_fen).yuan} 元",
                "请核对金额和单位（应为元）",
            )


def duplicate_problem(title: str, where: str) -> Problem:
    """The finding of a second line for the same claimant, claim item and period."""
    return Problem(
        DUPLICATE,
        title,
        f"同一补贴对象在本批次已有申报（{where}）",
        "请删除重复的一行；确属补差、补发的，另行办理补发",
    )
