"""A pytest plugin: when all web tests ran and passed, every operation of the interface must have answered 2xx in one.

`documented.as_documented` notes each operation that answers a web test's client; processes of pytest-xdist hand their
notes to the controller, which fails a run that left an operation out. A run of chosen tests says nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from web.openapi_document import openapi_document
from web.openapi_examples import operations

HERE = Path(__file__).parent
CALLED_ELSEWHERE = {
    "showPortal": "tests/portal/test_built_portal.py::test_the_page_is_fresh_and_its_files_are_kept",
    "sendPortalFile": "tests/portal/test_built_portal.py::test_the_page_is_fresh_and_its_files_are_kept",
}
"""Operations that need what web tests do not have (a built portal), with the test that calls them."""
_called: set[str] = set()
_left_out: list[str] = []
"""What made this run fail."""


def note(operation_id: str, status: int) -> None:
    """Remember an operation that succeeded."""
    if 200 <= status < 300:
        _called.add(operation_id)


def never_called(called: set[str]) -> list[str]:
    """The operations of the interface that no web test called with success."""
    known = {operation["operationId"] for operation in operations(openapi_document())}
    return sorted(known - called - set(CALLED_ELSEWHERE))


def ran_all(args: list[str], chosen: bool, root: Path) -> bool:
    """Whether the arguments of a run (paths; `chosen`: some tests were picked by name or marker) take in all web tests."""
    return not chosen and any("::" not in arg and HERE.is_relative_to((root / arg).resolve()) for arg in args)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Collect what a process of pytest-xdist has noted."""
    _called.update(getattr(node, "workeroutput", {}).get("called_operations", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the notes over, or turn a whole run that would pass into a failed one."""
    config: Any = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["called_operations"] = sorted(_called)
    elif session.exitstatus == pytest.ExitCode.OK:
        _left_out.extend(_missing(config))
        if _left_out:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Name the operations below pytest's own closing line: a run that fails must end with why."""
    if _left_out:
        print("\nThis run FAILED although its tests passed: no web test calls with success")
    for operation in _left_out:
        print(f"  {operation}")


def _missing(config: pytest.Config) -> list[str]:
    options = config.option
    chosen = bool(
        options.keyword or options.markexpr or options.deselect or getattr(options, "ignore", None)
        or getattr(options, "lf", False)
    )  # fmt: skip
    if not ran_all(config.args, chosen, config.invocation_params.dir):
        return []
    return never_called(_called)
