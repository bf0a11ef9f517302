"""The whole month over HTTP on a platform of its own: every post, every job, audit and approvals included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ops.bench.report import Row
from ops.bench.stand import SubjectFailed
from ops.bench.steps import COUNTY, ENTRY, PROGRAMME
from ops.bench.subject import peak_mb
from ops.commands.running import Demonstration, standalone_platform
from ops.demo.month import play_month
from ops.demo.play import Log
from ops.demo.report import MonthReport

_LIST = "制作清单"
_PRINTING = "·公示材料"
_WORKERS = 2


def measure_month(people: int, log: Log) -> Row:
    """Machine time of a month of `people` lines without making the Excel file and the PDFs; nobody thinks or waits in it.

    The peak is the largest of the worker's processes. Raises `SubjectFailed` when something does not add up.
    """
    with standalone_platform(workers=_WORKERS) as platform:
        own = Demonstration(platform.url, platform.environment.var, platform.accounts)
        report = _play(own, people, log)
        peak = max(peak_mb(pid) for pid in _family(platform.processes.pid("worker")))
    return _row(report, people, peak)


def measure_month_on(running: Demonstration, people: int, log: Log) -> Row:
    """The same on a demonstration that runs already: one more batch of invented people, and business time passes there.

    The peak is unknown: its workers have other work behind them.
    """
    return _row(_play(running, people, log), people, None)


def _play(shown: Demonstration, people: int, log: Log) -> MonthReport:
    return play_month(
        shown.url,
        shown.var,
        shown.accounts,
        county=COUNTY,
        programme=PROGRAMME,
        people=people,
        entry=ENTRY,
        log=log,
    )


def _row(report: MonthReport, people: int, peak: float | None) -> Row:
    if not report.ok:
        raise SubjectFailed("\n".join(report.problems[:20]))
    seconds = sum(
        stage.seconds
        for stage in report.stages
        if stage.stage != _LIST and not stage.stage.endswith(_PRINTING)
    )
    return Row("month", people, seconds, None, peak)


def _family(pid: int) -> Iterator[int]:
    """A worker and the processes that it forked; what they start for reading files and printing has another command."""
    command = Path(f"/proc/{pid}/cmdline").read_bytes()
    yield pid
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            if parent == pid and (entry.parent / "cmdline").read_bytes() == command:
                yield int(entry.parent.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
