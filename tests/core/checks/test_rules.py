from datetime import UTC, date, datetime

import pytest

from core.checks.card_rules import CardMatch, Payee, match_card
from core.checks.check_alerts import claimant, decide
from core.checks.rules import (
    check_age,
    check_amount,
    check_birth,
    check_death,
    check_line,
    check_oldest,
    check_rule,
)
from core.checks.states import CheckStatus
from core.checks.verdict import RuleFinding, verdict_of
from core.plugin_api import Fact, FactState, Finding, LineView, Member, Outcome, Rule, WhenUnverified
from core.plugin_host import subsidy

AT = datetime(2023, 5, 20, tzinfo=UTC)
CARD = {
    "card_number": "6210170000000001",
    "bank_code": "YNRCC",
    "bank_name": "云南省农村信用社",
    "card_status": "normal",
    "financial_active": True,
    "name_matches": True,
}


def known(value) -> Fact:
    return Fact(FactState.KNOWN, value, "来源", AT)


def line(**changes) -> LineView:
    values = {
        "line_id": 1,
        "name": "李某",
        "id_number": "530423195001010019",
        "birth_date": date(1950, 1, 1),
        "village_code": "530423101203",
        "period_start": date(2023, 5, 1),
        "period_end": date(2023, 5, 31),
        "amount_fen": None,
        "attributes": {"category": "低保"},
    }
    return LineView(**(values | changes))


ALIVE = {"deaths": known({"dead": False, "died_on": None})}


@pytest.mark.parametrize(
    ("changes", "code", "outcome"),
    [
        ({"name_matches": False}, "card.name_mismatch", Outcome.FAILED),
        ({"card_status": "none", "card_number": ""}, "card.none", Outcome.FAILED),
        ({"card_status": "lost"}, "card.state", Outcome.FAILED),
        ({"card_status": "frozen"}, "card.state", Outcome.FAILED),
        ({"card_status": "cancelled"}, "card.state", Outcome.FAILED),
        ({"financial_active": False}, "card.inactive", Outcome.FAILED),
    ],
)
def test_a_card_that_cannot_be_paid_to(changes, code: str, outcome: Outcome) -> None:
    found = match_card(Payee("李某", "5304", ""), known(CARD | changes))
    assert isinstance(found, RuleFinding)
    assert (found.rule_code, found.outcome, found.source, found.as_of) == (code, outcome, "来源", AT)
    assert found.reason
    assert found.remedy
    assert not found.may_be_overridden


def test_an_empty_account_takes_the_card_and_an_equal_one_stays() -> None:
    expected = CardMatch("6210170000000001", "YNRCC", "云南省农村信用社")
    assert match_card(Payee("李某", "5304", ""), known(CARD)) == expected
    assert match_card(Payee("李某", "5304", "6210170000000001"), known(CARD)) == expected


def test_another_account_than_the_cards_is_abnormal_and_named_masked() -> None:
    found = match_card(Payee("李某", "5304", "6217003860000012345"), known(CARD))
    assert isinstance(found, RuleFinding)
    assert found.rule_code == "card.account_differs"
    assert "2345" in found.reason
    assert "6217003860000012345" not in found.reason
    assert found.may_be_overridden


def test_no_answer_is_not_a_refusal() -> None:
    for fact in (None, Fact(FactState.UNKNOWN, source="人社", note="超时")):
        found = match_card(Payee("李某", "5304", ""), fact)
        assert isinstance(found, RuleFinding)
        assert (found.rule_code, found.outcome) == ("card.no_answer", Outcome.UNVERIFIED)


@pytest.mark.parametrize("payee", [Payee("", "5304", ""), Payee("李某", "", "")])
def test_half_a_payee_is_no_payee(payee: Payee) -> None:
    found = match_card(payee, known(CARD))
    assert isinstance(found, RuleFinding)
    assert found.rule_code == "card.payee_missing"


@pytest.mark.parametrize(
    ("born", "minimum", "passes"),
    [
        (date(1963, 5, 31), 60, True),
        (date(1963, 6, 1), 60, False),
        (date(1963, 6, 1), None, True),
        (date(2024, 1, 1), 60, False),
    ],
)
def test_age_counts_on_the_last_day_of_the_period(born: date, minimum: int | None, passes: bool) -> None:
    assert (check_age(line(birth_date=born), minimum) is None) is passes


def test_an_unknown_birth_date_is_unverified() -> None:
    found = check_age(line(birth_date=None), 60)
    assert found is not None
    assert found.outcome is Outcome.UNVERIFIED


@pytest.mark.parametrize(
    ("born", "period_end", "passes"),
    [
        (date(1903, 5, 31), date(2023, 5, 31), True),
        (date(1902, 6, 1), date(2023, 5, 31), True),
        (date(1902, 5, 31), date(2023, 5, 31), False),
        (date(1900, 1, 1), date(2019, 5, 31), True),
        (date(1899, 12, 31), date(2019, 5, 31), False),
        (None, date(2023, 5, 31), True),
    ],
)
def test_nobody_is_older_than_120_unless_a_second_person_says_so(
    born: date | None, period_end: date, passes: bool
) -> None:
    found = check_oldest(line(birth_date=born, period_end=period_end), ALIVE)
    assert (found is None) is passes
    if found is not None:
        assert (found.rule_code, found.outcome) == ("alert.over_age", Outcome.FAILED)
        assert "年龄超过 120 周岁，请核实是否健在" in found.reason
        assert found.may_be_overridden


def test_a_registered_death_needs_no_word_about_the_age() -> None:
    old = line(birth_date=date(1899, 1, 1))
    assert check_oldest(old, {"deaths": known({"dead": True, "died_on": "2023-03-01"})}) is None
    assert check_oldest(old, {}) is not None, "silence of the register is not a death"


def test_the_age_that_was_passed_stays_passed_and_nothing_else_with_it() -> None:
    programme, old = subsidy("elderly_service"), line(birth_date=date(1899, 1, 1))
    facts = ALIVE | {
        "low_income": known({"member": True, "class": "A"}),
        "destitute": known({"member": False}),
    }
    answers = {name: dict.fromkeys([claimant(old)], fact) for name, fact in facts.items()}
    rows, day = [{"declared_fen": None}], date(2023, 6, 1)
    (first,) = decide(rows, [old], programme, answers, {}, set(), day)
    assert [found.rule_code for found in first.findings] == ["alert.over_age"]
    (passed,) = decide(rows, [old], programme, answers, {}, {(1, "alert.over_age")}, day)
    assert passed.status is CheckStatus.PASSED
    (other,) = decide(rows, [old], programme, answers, {}, {(1, "alert.age")}, day)
    assert other.status is CheckStatus.ABNORMAL


def test_nobody_is_born_in_the_future() -> None:
    assert check_birth(line(birth_date=date(2023, 6, 2)), date(2023, 6, 1)) is not None
    assert check_birth(line(birth_date=date(2023, 6, 1)), date(2023, 6, 1)) is None


def test_deaths_of_members_count_and_silence_is_unverified() -> None:
    household = line(members=(Member("王某", "5304"), Member("李小", "5305")))
    dead = {"deaths": known({"dead": True, "died_on": "2023-03-01"})}
    found = check_death(household, ALIVE, [dead, {}])
    assert [(each.outcome, each.rule_code) for each in found] == [
        (Outcome.FAILED, "alert.death"),
        (Outcome.UNVERIFIED, "alert.death"),
    ]
    assert "家庭成员王某已登记死亡（2023-03-01）" in found[0].reason


def test_amounts_of_the_roster() -> None:
    assert check_amount(None, True, 100) is None
    assert check_amount(100, False, 100) is None
    for declared in (None, 0, 101):
        assert check_amount(declared, False, 100) is not None


def test_when_something_cannot_be_verified_the_rule_decides_what_happens() -> None:
    def silent(view, facts) -> Finding:
        return Finding(Outcome.UNVERIFIED, "查不到", "再查")

    for when, flagged, overridable in (
        (WhenUnverified.WAIT, False, False),
        (WhenUnverified.FLAG, True, False),
        (WhenUnverified.PAPER, False, True),
    ):
        found = check_rule(Rule("x", "x", "文件", (), silent, when_unverified=when), line(), {})
        assert found is not None
        verdict = verdict_of(1, [found])
        assert (verdict.status, verdict.flagged) == (CheckStatus.UNVERIFIED, flagged)
        assert found.may_be_overridden is overridable


def test_a_failure_outweighs_what_could_not_be_verified() -> None:
    verdict = verdict_of(
        1,
        [
            RuleFinding("a", Outcome.UNVERIFIED, "r", "m", when_unverified=WhenUnverified.FLAG),
            RuleFinding("b", Outcome.FAILED, "r", "m"),
        ],
    )
    assert (verdict.status, verdict.flagged) == (CheckStatus.ABNORMAL, False)


def test_all_rules_of_a_programme_over_one_line() -> None:
    facts = ALIVE | {
        "low_income": known({"member": True, "class": "A"}),
        "destitute": known({"member": False}),
    }
    programme = subsidy("elderly_service")
    verdict = check_line(
        line(), programme, facts, [], declared_fen=None, duplicates=[], today=date(2023, 6, 1)
    )
    assert verdict.status is CheckStatus.PASSED
    verdict = check_line(
        line(), programme, ALIVE, [], declared_fen=None, duplicates=[], today=date(2023, 6, 1)
    )
    assert verdict.status is CheckStatus.UNVERIFIED
    (found,) = verdict.findings
    assert found.source.startswith("财社〔2014〕113号")
