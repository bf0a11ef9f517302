"""Runs at the size of a whole county: everything adds up, and no worker needs more memory than its bound."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.jobs.hints import install_hint_sender
from core.kernel.clock import install_clock, system_clock
from ops.demo.intake_steps import import_roster, open_batch, prepare_roster
from ops.demo.month import play_month
from ops.demo.play import Play
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.conftest import forget_settings

pytestmark = [pytest.mark.volume, pytest.mark.timeout(1800)]

COUNTY = "530423"
PROGRAMME = "minimum_living"
MONTH_LINES = 26_283
"""低保 households of a large county in one month."""
IMPORT_LINES = 4 * MONTH_LINES
MONTH_MB = 200
IMPORT_MB = 400
WORKERS = 2


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[RunningPlatform]:
    """A running platform; this process's settings, clock and broker are given back afterwards."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("YKT_"):
            del os.environ[name]
    var = tmp_path / "var"
    try:
        with start_platform(var, workers=WORKERS) as running:
            yield running
    finally:
        remove_data(var)
        os.environ.clear()
        os.environ.update(before)
        install_clock(system_clock)
        install_hint_sender(lambda county, job_id, queue: None)
        forget_settings()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _worker_children() -> list[int]:
    """Process ids of the worker's children, which run the jobs."""
    workers = [
        pid for pid in _children(os.getpid()) if b"\0worker\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    assert len(workers) == 1
    return _children(workers[0])


def _peak_mb(pid: int) -> float:
    """The most memory that a living process ever held, in MB."""
    found = re.search(r"^VmHWM:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def _peaks_of_the_same(before: list[int]) -> dict[int, float]:
    """The peak of every child; a child that was replaced, for its memory or by a crash, would have hidden its own."""
    assert _worker_children() == before
    return {pid: round(_peak_mb(pid), 1) for pid in before}


def test_a_month_of_a_whole_county_adds_up(platform: RunningPlatform) -> None:
    before = _worker_children()
    assert len(before) == WORKERS
    report = play_month(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=COUNTY,
        programme=PROGRAMME,
        people=MONTH_LINES,
        entry="county",
        log=print,
    )
    assert report.problems == []
    assert report.ok
    assert report.found == report.planted
    peaks = _peaks_of_the_same(before)
    assert max(peaks.values()) <= MONTH_MB, peaks


def test_a_list_of_four_months_is_imported(platform: RunningPlatform) -> None:
    before = _worker_children()
    play = Play(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=COUNTY,
        programme=PROGRAMME,
        people=IMPORT_LINES,
        entry="county",
        log=print,
    )
    try:
        open_batch(play)
        prepare_roster(play)
        import_roster(play)
    finally:
        play.close()
    assert play.report.problems == []
    assert [stage.people for stage in play.report.stages] == [IMPORT_LINES, IMPORT_LINES]
    peaks = _peaks_of_the_same(before)
    assert max(peaks.values()) <= IMPORT_MB, peaks
