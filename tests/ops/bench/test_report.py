import pytest

from ops.bench.report import GROWTH_SIZES, Row, broken_bounds, growth_of, growth_table, table


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        (Row("import", 26_283, 2.9, 0.6, 150), 0),
        (Row("import", 26_283, 3.1, 0.6, 150), 2),  # seconds and ratio
        (Row("import", 105_132, 12.0, 2.5, 300), 0),  # seconds are stated for a county's list
        (Row("checks", 26_283, 2.0, 0.5, 201), 2),  # ratio and memory
        (Row("payment", 26_283, 0.9, 0.3, 100), 0),
        (Row("payment", 105_132, 0.9, 0.3, 401), 1),
        (Row("month", 26_283, 61.0, None, 150), 1),
        (Row("month", 26_283, 59.0, None, None), 0),  # on a platform whose workers had other work before
        (Row("pdf", 26_283, 90.5, None, 150), 1),
        (Row("pdf", 105_132, 360.0, None, 150), 0),
        (Row("calculation", 26_283, 99.0, 0.1, 150), 0),
    ],
)
def test_bounds_of_each_row(row: Row, broken: int) -> None:
    assert len(broken_bounds(row)) == broken


def test_machines_read_the_named_fields() -> None:
    row = Row("checks", 300, 0.61234, 0.2, 99.96, outside_seconds=1.5).to_json()
    assert row == {
        "name": "checks",
        "people": 300,
        "seconds": 0.612,
        "floor_seconds": 0.2,
        "ratio": 3.062,
        "peak_mb": 99.96,
        "outside_seconds": 1.5,
        "recheck_seconds": 0.0,
        "documents": None,
        "pages": None,
        "bounds": {"ratio": 2.5, "seconds": 4, "peak_mb": 200},
        "within": False,
    }
    month = Row("month", 300, 20.0, None, 99.0).to_json()
    assert (month["floor_seconds"], month["ratio"]) == (None, None)
    assert (month["bounds"], month["within"]) == ({"ratio": None, "seconds": 60, "peak_mb": 200}, True)
    printed = Row("pdf", 300, 20.0, None, 99.0, documents=9, pages=31).to_json()
    assert (printed["documents"], printed["pages"], printed["bounds"]["seconds"]) == (9, 31, 90)


def test_the_table_names_what_is_not_kept() -> None:
    text = table([Row("import", 300, 1.0, 0.5, 100), Row("payment", 300, 2.0, 0.5, 100)])
    heading, first, second = text.splitlines()
    assert heading.startswith("项目")
    assert first.endswith("达标")
    assert "≤5 倍，≤3 秒，≤200 MB" in first
    assert "应不超过基线的 3 倍" in second
    assert "9/31" in table([Row("pdf", 300, 20.0, None, 99.0, documents=9, pages=31)])


def test_a_ratio_may_grow_by_fifteen_per_cent_from_the_smallest_size_to_the_largest() -> None:
    small, county, large = GROWTH_SIZES
    rows = [
        Row("payment", large, 9.3, 4.0, 300),
        *(Row("import", people, 2.0 * part, 1.0 * part, 100) for part, people in enumerate(GROWTH_SIZES, 1)),
        Row("payment", small, 2.0, 1.0, 100),
        Row("payment", county, 8.0, 2.0, 100),  # what lies between is shown and not judged
        *(Row("month", people, 2.0, None, 100) for people in GROWTH_SIZES),
    ]
    stable, grown = growth_of(rows)
    assert (stable.to_json()["growth"], stable.to_json()["within"]) == (0, True)
    assert grown.to_json() == {
        "name": "payment",
        "people": list(GROWTH_SIZES),
        "ratios": [2.0, 4.0, 2.325],
        "growth": 0.1625,
        "bound": 0.15,
        "within": False,
    }
    heading, first, second = growth_table([stable, grown]).splitlines()
    assert "105,132 人倍数" in heading
    assert first.endswith("达标") and not first.endswith("未达标")
    assert "+16%" in second and second.endswith("未达标")
    assert growth_of(rows[:1]) == []
