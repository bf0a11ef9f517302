"""Rules of one row: nothing crashes them, nothing is filled in from elsewhere, every finding helps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.applications.banks import bank_named
from core.applications.columns import layout_of
from core.applications.rules import Intake, RowRules, text_of
from core.kernel.region import RegionCode
from core.plugin_host import subsidies, subsidy
from tests.factories.applications import COUNTY, VILLAGE, directory, household_row, id_number, row


def rules(programme: str = "elderly_service", region: str = f"{COUNTY}000000") -> RowRules:
    intake = Intake(subsidy(programme), "county", RegionCode(region), date(2023, 5, 1), date(2023, 5, 31))
    return RowRules(intake, directory())


def problems(**changes: Any) -> list[tuple[str, str]]:
    return [(found.rule, found.column) for found in rules().check(2, row(1, **changes)).problems]


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.text(alphabet="0123456789xX；:：;,.-/年月日 \n\x00\ud800", max_size=40),
    st.sampled_from(
        [
            "#N/A",
            "张三",
            "=1+1",
            "62.00",
            "1e5",
            "５３０４２３",
            id_number(1),
            "李四:" + id_number(2) + ":子女",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(sorted(subsidies())))
def test_no_cell_value_crashes_the_rules_and_every_wrong_row_has_words(
    data: st.DataObject, code: str
) -> None:
    keys = [column.key for column in layout_of(subsidy(code)).columns]
    good = household_row(1) if code == "minimum_living" else row(1)
    cells = {key: value for key, value in good.items() if key in keys}
    cells |= data.draw(st.dictionaries(st.sampled_from(keys), CELLS))
    draft = rules(code).check(2, cells)
    for problem in draft.problems:
        assert problem.rule
        assert problem.column
        assert problem.reason
        assert problem.remedy
    for text in (draft.name, draft.village_group, draft.bank_name or "", str(draft.attributes)):
        assert "\x00" not in text
        text.encode()
    if draft.is_valid:
        assert draft.id_number
        assert draft.account
        assert draft.payee_name
        assert draft.payee_id_number
        assert draft.village_code.startswith(COUNTY)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"name": None}, [("name.missing", "姓名")]),
        ({"name": "李  明"}, []),
        ({"name": "迪丽•热巴"}, []),
        ({"name": "李"}, [("name.unusual", "姓名")]),
        ({"id_number": None}, [("id_number.missing", "身份证号")]),
        ({"id_number": id_number(3, born="20230601")}, [("id_number.unborn", "身份证号")]),
        ({"phone": "12345"}, [("phone.malformed", "联系电话")]),
        ({"phone": "0877-3011234"}, []),
        ({"phone": None, "village_group": None}, []),
        ({"account": None}, [("account.missing", "银行账号")]),
        ({"bank_name": "中国农业银行通海县支行"}, []),
        ({"bank_name": "某某银行"}, [("bank_name.unknown", "开户银行")]),
        ({"township": None}, [("region.missing", "乡镇（街道）")]),
        ({"township": "河西镇"}, [("region.unknown", "村（社区）")]),
        ({"village": VILLAGE}, []),
        ({"category": None}, [("form.category", "困难类别")]),
        ({"certificate_no": "x" * 41}, [("form.certificate_no", "低保证或特困证号")]),
        ({"village_group": "#REF!"}, [("cell.error", "村民小组")]),
    ],
)
def test_row(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert problems(**changes) == found


@pytest.mark.parametrize("given_key", ["payee_name", "payee_id_number", "payee_relation"])
def test_half_a_payee_is_never_completed_from_the_claimant(given_key: str) -> None:
    value = {"payee_name": "王明", "payee_id_number": id_number(9), "payee_relation": "父子"}[given_key]
    draft = rules().check(2, row(1, **{given_key: value}))
    assert {found.rule.split(".")[1] for found in draft.problems} == {"missing"}
    assert len(draft.problems) == 2
    assert (draft.payee_name, draft.payee_id_number, draft.payee_relation) == (None, None, None)


def test_payee_with_the_claimants_number_and_another_name_is_a_contradiction() -> None:
    found = problems(payee_name="王明", payee_id_number=row(1)["id_number"], payee_relation="父子")
    assert found == [("payee.contradiction", "受款人姓名")]


def test_household_head_among_the_members_is_named() -> None:
    head = household_row(1)["id_number"]
    draft = rules("minimum_living").check(2, household_row(1, members=f"张三:{head}:户主"))
    assert [found.rule for found in draft.problems] == ["members.head"]


def test_amount_beyond_the_cap_is_refused() -> None:
    draft = rules("minimum_living").check(2, household_row(1, amount_yuan="20000.01"))
    assert [(found.rule, found.column) for found in draft.problems] == [("amount.over_cap", "补助金额(元)")]
    assert rules("minimum_living").check(2, household_row(1, amount_yuan="20000")).declared_fen == 2_000_000


def test_amounts_written_as_numbers_lose_no_fen() -> None:
    assert rules("minimum_living").check(2, household_row(1, amount_yuan=620.1)).declared_fen == 62_010
    assert rules("minimum_living").check(2, household_row(1, amount_yuan=0.1 + 0.2)).problems


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "是"),
        (None, ""),
        (" \u3000张\u200b三\ufeff ", "张三"),
        (13800000000, "13800000000"),
    ],
)
def test_text_of_cells(cell: Any, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("通海县农村信用合作联社", "YNRCC"),
        ("云南通海农村商业银行", "YNRCC"),
        ("农行通海支行", "ABC"),
        ("中国银行", "BOC"),
        ("PSBC", "PSBC"),
    ],
)
def test_bank_names(text: str, code: str) -> None:
    bank = bank_named(text)
    assert bank is not None
    assert bank.code == code


def test_ambiguous_bank_is_not_guessed() -> None:
    assert bank_named("农业银行或建设银行") is None
