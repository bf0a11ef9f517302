"""A pytest plugin that fails the run when a test was not really run: skipped, expected to fail, or left out by `-m`.

A skipped test looks green and proves nothing. Tests marked `volume` may be left out: they run with `--full`.
"""

from __future__ import annotations

import pytest

ALLOWED_MARKER = "volume"
CATEGORIES = ("skipped", "xfailed", "xpassed")
_left_out: set[str] = set()
_found: list[str] = []


def pytest_deselected(items):
    """Note tests that a marker expression left out; `-k` and `::name` are a person's choice of what to run."""
    config = items[0].config
    if config.option.markexpr:
        _left_out.update(item.nodeid for item in items if item.get_closest_marker(ALLOWED_MARKER) is None)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Collect what a process of pytest-xdist has noted."""
    _left_out.update(getattr(node, "workeroutput", {}).get("left_out", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    """Turn a run that would pass into a failed one."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = sorted(_left_out)
    elif found := _not_run(session.config):
        _found.extend(found)
        if session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config):
    """Name the tests that were not run below pytest's own closing line: a run that fails must end with why."""
    if _found:
        print("\nThis run FAILED: these tests were not really run")
    for line in _found:
        print(f"  {line}")


def _not_run(config) -> list[str]:
    """One line for each test that was collected and did not count."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = [(category, report) for category in CATEGORIES for report in reporter.stats.get(category, [])]
    # The report of a module that skipped itself as a whole has no keywords.
    skipped = [
        f"{category}: {report.nodeid}"
        for category, report in reports
        if ALLOWED_MARKER not in getattr(report, "keywords", ())
    ]
    return skipped + [f"left out by marker: {node}" for node in sorted(_left_out)]
