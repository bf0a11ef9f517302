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
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from ops.demo.desk import Desk
from ops.demo.month import play_month
from ops.demo.roster import faults_for
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.conftest import forget_settings

COUNTY = "530423"
PEOPLE = 300
LINES = ("lines_intake", "lines_card_match", "lines_alert_check")
LEFT = {
    "county_admin": {},
    "county_operator": {
        "county_confirm": 1, "calculation": 1, "county_publicity": 2, "postings_to_publish": 1, "postings_to_close": 3,
        "further_claims_to_confirm": 1,
    },
    "county_reviewer": {
        "department_review": 2, "objections_to_decide": 2, "accounts_to_confirm": 4, "further_claims_to_confirm": 1,
    },
    "county_finance_entry": {},
    "county_finance_reviewer": {"finance_review": 2},
    "unit_finance_operator": {
        "indicator_link": 1, "payment_request": 1, "vouchers_to_make_sign": 1, "vouchers_to_send": 1,
    },
    "unit_finance_reviewer": {"vouchers_to_check_sign": 1},
    "auditor": {},
    "township_admin": {},
    "township_operator": {
        "township_confirm": 1, "township_publicity": 2, "township_repost": 1, "postings_to_publish": 1,
        "postings_to_close": 2,
    },
    "township_reviewer": {
        "township_review": 1, "objections_to_decide": 2, "accounts_to_confirm": 4, "further_claims_to_confirm": 1,
    },
}  # fmt: skip
"""What `ykt demo desks` adds to 我的待办 of the county's posts and of those of its first township, beside `LINES`."""
TOWNSHIP = "530423001000"
"""秀山街道, the first township by code: it has a part in every batch of `ykt demo desks`."""


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


def _ykt(platform: RunningPlatform, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ops.cli", *arguments],
        env={**os.environ, **platform.environment.variables},
        capture_output=True,
        text=True,
        check=False,
    )


def _verify(platform: RunningPlatform) -> dict[str, object]:
    done = _ykt(platform, "verify", "--json")
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


def _waiting(platform: RunningPlatform) -> dict[str, Counter[str]]:
    """What waits on 我的待办 of every post of the county and of its first township, by role and code."""
    found = {}
    for post in platform.accounts.accounts:
        if post.region not in (f"{COUNTY}000000", TOWNSHIP):
            continue
        with Desk(platform.url, post.account, platform.accounts.password, COUNTY) as desk:
            work = desk.get("~/workbench")
        counts = {one["stage"]: one["dossiers"] for one in work["stages"]}
        counts |= {one["code"]: one["count"] for one in work["tasks"]}
        found[post.role] = Counter(counts)
    return found


def _have_a_month(platform: RunningPlatform) -> None:
    """Play a month unless the county has had one already."""
    operator = platform.accounts.at("county_operator", COUNTY)
    with Desk(platform.url, operator.account, platform.accounts.password, COUNTY) as desk:
        if desk.get("~/batches")["total"]:
            return
    report = play_month(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=COUNTY,
        programme="elderly_allowance",
        people=PEOPLE,
        entry="county",
        log=lambda text: None,
    )
    assert report.ok, report.problems


@pytest.mark.timeout(600)
def test_every_desk_has_work_after_demo_desks(platform: RunningPlatform) -> None:
    _have_a_month(platform)
    before = _waiting(platform)
    done = _ykt(platform, "demo", "desks", "--county", COUNTY)
    assert done.returncode == 0, done.stdout + done.stderr
    added = {role: dict(counts - before[role]) for role, counts in _waiting(platform).items()}
    for role in ("county_operator", "township_operator"):
        # How many depends on the faults that were planted.
        assert min(added[role].pop(code) for code in LINES) > 0
    assert added == LEFT


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
