"""Numbers of people, collectives and cards: what the standards say, and no more (L20, L21)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.kernel.errors import Invalid
from core.kernel.identity import CardNumber, CreditCode, IdNumber, IdNumberReader, id_number_check_digit


def test_the_standards_own_example_is_accepted() -> None:
    number = IdNumber("11010519491231002x")
    assert (str(number), number.birth_date, number.is_male) == (
        "11010519491231002X",
        date(1949, 12, 31),
        False,
    )


@pytest.mark.parametrize("area", ["530102", "530423", "532422", "530121", "999999"])
def test_old_people_keep_numbers_of_counties_younger_or_older_than_they_are(area: str) -> None:
    """L20: 530102 exists since 1983 only, 532422 was renumbered; both are on cards of people born in 1945."""
    stem = f"{area}19450301123"
    assert IdNumber(stem + id_number_check_digit(stem)).birth_date == date(1945, 3, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("110105194912310021", "id_number.checksum"),
        ("11010519491331002X", "id_number.birth_date"),
        ("1101051949123100", "id_number.malformed"),
        ("110105194912310٠2X", "id_number.malformed"),
        ("", "id_number.malformed"),
        ("5.30423194503011e17", "id_number.malformed"),
    ],
)
def test_wrong_id_numbers_are_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        IdNumber(text)
    assert refused.value.code == code


@given(st.text(max_size=30))
def test_no_text_crashes_the_types(text: str) -> None:
    for kind in (IdNumber, CreditCode, CardNumber):
        try:
            assert kind(text)
        except Invalid as refused:
            assert refused.message


def test_age_counts_completed_years() -> None:
    number = IdNumber("11010519491231002X")
    assert [number.age_on(day) for day in (date(2029, 12, 30), date(2029, 12, 31))] == [79, 80]


@pytest.mark.parametrize("text", ["11431025006562645B", "92371000MA3MXH0E3W", "N2530902MF00000059"])
def test_credit_codes_of_firms_and_of_village_collectives_are_accepted(text: str) -> None:
    assert CreditCode(text).is_collective == text.startswith("N2")


@pytest.mark.parametrize(
    "text", ["N2530902MF00000058", "11431025006562646B", "N2530902MF0000005", "I1431025006562645B"]
)
def test_wrong_credit_codes_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        CreditCode(text)


def test_cards_and_passbooks_are_accounts() -> None:
    assert CardNumber("6210 1700 0000 0000 005").passes_luhn in {True, False}
    assert CardNumber("4532015112830366").passes_luhn
    assert not CardNumber("4532015112830367").passes_luhn
    with pytest.raises(Invalid):
        CardNumber("12345")


_READER = IdNumberReader()


@settings(max_examples=400)
@given(
    st.dates(min_value=date(1870, 1, 1), max_value=date(2030, 12, 31)),
    st.sampled_from(["530423", "110105", "030423", "5３0423"]),
    st.integers(0, 999),
    st.one_of(st.none(), st.tuples(st.integers(0, 18), st.sampled_from("0129Xx ٠Ｘ"))),
)
def test_a_reader_of_many_numbers_reads_what_the_number_itself_says(
    born: date, area: str, sequence: int, slip: tuple[int, str] | None
) -> None:
    stem = f"{area}{born:%Y%m%d}{sequence:03d}".rjust(17, "0")
    text = stem + (id_number_check_digit(stem) if stem.isascii() else "1")
    if slip is not None:
        text = text[: slip[0]] + slip[1] + text[slip[0] + 1 :]
    try:
        number = IdNumber(text)
    except Invalid:
        expected = None
    else:
        expected = (number.birth_date, number.is_male) if number == text else None
    assert _READER.read(text) == expected
    assert _READER.read(text) == expected, "the second time from memory"
