"""One county's month of every programme, from the Excel file to the bank's results, over HTTP against real processes.

The platform is started as `ops/run` starts it. Every planted fault must be found on its own row, nothing else may be found, and
issued = paid + in flight + failed + returned + stopped must hold to the fen. Afterwards `ykt verify` is clean, and no longer
clean once somebody changed the money behind its back.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from ops.demo.month import play_month
from ops.demo.roster import faults_for
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.conftest import forget_settings

COUNTY = "530423"
PEOPLE = 300


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPlatform]:
    """A running platform with a synthetic province; this process's settings are given back afterwards."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("YKT_"):
            del os.environ[name]
    var = tmp_path_factory.mktemp("month") / "var"
    try:
        with start_platform(var, workers=2) as running:
            yield running
    finally:
        remove_data(var)
        os.environ.clear()
        os.environ.update(before)
        forget_settings()


def _verify(platform: RunningPlatform) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "ops.cli", "verify", "--json"],
        env={**os.environ, **platform.environment.variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def _change(platform: RunningPlatform, statement: str) -> None:
    url = json.loads(platform.environment.variables["YKT_SERVERS"])["main"]["owner_url"]

    async def work() -> None:
        owner = await asyncpg.connect(url)
        try:
            assert (await owner.execute(statement)).rsplit(" ", 1)[-1] != "0"
        finally:
            await owner.close()

    asyncio.run(work())


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("programme", "entry"),
    [("elderly_service", "township"), ("minimum_living", "county"), ("elderly_allowance", "county")],
)
def test_a_month_adds_up_and_every_planted_fault_is_found(
    platform: RunningPlatform, programme: str, entry: str
) -> None:
    report = play_month(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=COUNTY,
        programme=programme,
        people=PEOPLE,
        entry=entry,
        log=lambda text: None,
    )
    assert report.problems == []
    assert report.ok
    assert report.found == report.planted
    assert set(report.planted) == set(faults_for(programme))
    parts = (
        report.fen_paid,
        report.fen_in_flight,
        report.fen_failed,
        report.fen_returned,
        report.fen_stopped,
    )
    assert report.fen_issued == sum(parts)
    assert min(report.fen_paid, report.fen_in_flight, report.fen_failed, report.fen_returned) > 0


@pytest.mark.timeout(120)
def test_verify_is_clean_after_the_months_and_not_after_a_corruption(platform: RunningPlatform) -> None:
    clean = _verify(platform)
    assert [row for row in clean["rows"] if not row["ok"]] == []
    assert clean["ok"]
    _change(platform, f"UPDATE c{COUNTY}.indicator SET paid_fen = paid_fen - 1 WHERE paid_fen > 0")
    broken = _verify(platform)
    assert not broken["ok"]
    assert "ledger_matches_indicators" in {row["name"] for row in broken["rows"] if not row["ok"]}
    _change(platform, f"UPDATE c{COUNTY}.indicator SET paid_fen = paid_fen + 1 WHERE paid_fen > 0")
    assert _verify(platform)["ok"]
    _change(platform, f"UPDATE c{COUNTY}.audit_entry SET account = 'x' WHERE id = 3")
    assert [row["name"] for row in _verify(platform)["rows"] if not row["ok"]] == ["audit_chain"]


def test_the_roster_reaches_the_platform_as_a_real_workbook(platform: RunningPlatform) -> None:
    files = sorted((Path(platform.environment.var) / "demo").glob("*.xlsx"))
    assert len(files) >= 3
    assert all(file.read_bytes()[:2] == b"PK" for file in files)
