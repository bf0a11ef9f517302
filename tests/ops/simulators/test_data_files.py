"""What the simulators accept as data, and how they say what is wrong with it."""

from __future__ import annotations

import pytest

from ops.simulators.data_files import DataFileError, DataFiles, read_accounts, read_people
from tests.factories.outside import ACCOUNT_COLUMNS, PEOPLE_COLUMNS, write_rows


def test_columns_of_people(tmp_path):
    row = {
        "id_number": "53042319500101001x",
        "name": "王秀英",
        "card": "6231",
        "bank_code": "YNRCC",
        "bank_name": "云南农信",
        "card_status": "",
        "financial_active": "是",
        "dead": "0",
        "household_head": "53042319500101001X",
        "low_income_class": "A",
        "silent": "card_registry;death_registry",
    }
    write_rows(tmp_path / "people.csv", PEOPLE_COLUMNS, [row])
    (person,) = DataFiles(tmp_path, "people*.csv", read_people).current().values()
    assert person.id_number == "53042319500101001X"
    assert person.card_status == "normal", "a card without a status is a normal one"
    assert (person.financial_active, person.dead, person.head) == (True, False, True)
    assert (person.died_on, person.destitute_mode, person.low_income_class) == (None, None, "A")
    assert person.silent == {"card_registry", "death_registry"}


def test_no_file_is_no_data(tmp_path):
    assert DataFiles(tmp_path, "people*.csv", read_people).current() == {}


def test_an_unchanged_file_is_read_once(tmp_path):
    write_rows(tmp_path / "accounts.csv", ACCOUNT_COLUMNS, [{"account": "1", "name": "王秀英"}])
    files = DataFiles(tmp_path, "accounts*.csv", read_accounts)
    first = files.current()
    assert files.current() is first
    files.reload()
    assert files.current() == first
    assert files.current() is not first


@pytest.mark.parametrize(
    ("columns", "row", "read", "message"),
    [
        (ACCOUNT_COLUMNS, {"account": "6231", "status": "asleep"}, read_accounts, "asleep"),
        (PEOPLE_COLUMNS, {"id_number": "1", "card_status": "burnt"}, read_people, "burnt"),
    ],
)
def test_an_unknown_status_is_named(tmp_path, columns, row, read, message):
    write_rows(tmp_path / "data.csv", columns, [row])
    with pytest.raises(DataFileError, match=message):
        DataFiles(tmp_path, "data.csv", read).current()


def test_a_row_of_the_wrong_length_is_named(tmp_path):
    (tmp_path / "accounts.csv").write_text("account,name,bank_code,status\n1,王,YNRCC\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"accounts.csv line 2"):
        DataFiles(tmp_path, "accounts*.csv", read_accounts).current()
