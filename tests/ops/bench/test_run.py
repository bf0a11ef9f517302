import pytest

from ops.bench.report import TITLES
from ops.bench.run import run_bench


@pytest.mark.timeout(240)
def test_every_part_is_measured_against_its_floor() -> None:
    said: list[str] = []
    rows = run_bench(60, full=False, log=said.append, claims=2_000, repeats=1)
    assert [row.name for row in rows] == [name for name in TITLES if name != "month"]
    for row in rows:
        assert row.people == 60
        assert row.seconds > 0
        assert bool(row.floor_seconds and row.ratio) == (row.name != "pdf")
        assert 20 < (row.peak_mb or 0) < 1000
    outside = {row.name: row.outside_seconds for row in rows}
    assert outside["import"] == outside["calculation"] == 0
    assert outside["checks"] > 0 and outside["payment"] > 0, "registries were asked, and not for nothing"
    printed = rows[-1]
    assert printed.documents and printed.pages and printed.pages >= printed.documents > 1
    assert said
