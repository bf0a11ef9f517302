"""Long lists become documents of nearly equal length."""

from hypothesis import given
from hypothesis import strategies as st

from core.documents import split_rows


@given(st.integers(0, 3000), st.integers(1, 500))
def test_nothing_is_lost_and_nothing_is_too_long(count, limit):
    parts = split_rows(range(count), limit)
    assert [row for part in parts for row in part.rows] == list(range(count))
    assert all(len(part.rows) <= limit for part in parts)
    assert {part.of for part in parts} == {len(parts)}
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert max(len(part.rows) for part in parts) - min(len(part.rows) for part in parts) <= 1


def test_an_empty_list_is_one_document():
    (part,) = split_rows([])
    assert (part.number, part.of, part.rows) == (1, 1, ())
