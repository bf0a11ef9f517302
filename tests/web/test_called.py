"""The check that every operation is called: when it speaks, and that what is left to other tests is really there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.called import CALLED_ELSEWHERE, never_called, ran_all
from web.openapi_document import openapi_document
from web.openapi_examples import operations

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("args", "chosen", "whole"),
    [
        (["tests"], False, True),
        (["tests/core", "tests/web"], False, True),
        (["."], False, True),
        (["tests"], True, False),
        (["tests/web/test_jobs.py"], False, False),
        (["tests/web/test_jobs.py::test_a_job_is_listed_watched_and_ends"], False, False),
        (["tests/core"], False, False),
    ],
)
def test_only_a_run_of_all_web_tests_is_judged(args: list[str], chosen: bool, whole: bool) -> None:
    assert ran_all(args, chosen, ROOT) is whole


def test_an_operation_that_nobody_called_is_named() -> None:
    known = {operation["operationId"] for operation in operations(openapi_document())}
    assert never_called(known) == []
    assert never_called(known - {"getMe", "showPortal"}) == ["getMe"]
    assert set(CALLED_ELSEWHERE) <= known


@pytest.mark.parametrize("operation", sorted(CALLED_ELSEWHERE))
def test_what_is_left_to_another_test_is_there(operation: str) -> None:
    path, _, name = CALLED_ELSEWHERE[operation].partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE)


def test_a_whole_run_that_left_one_out_fails_and_ends_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "test_sample.py").write_text("def test_passes():\n    assert True\n")
    (tmp_path / "plugin.py").write_text(
        "from tests.web import called\n"
        "called.ran_all = lambda args, chosen, root: True\n"
        "called.never_called = lambda found: ['getMe', 'signIn']\n"
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "plugin",
        "-p",
        "tests.web.called",
        "-c",
        "/dev/null",
    ]
    command += ["--rootdir", str(tmp_path), str(tmp_path)]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    lines = run.stdout.splitlines()
    assert lines[-2:] == ["  getMe", "  signIn"]
    assert "1 passed" in run.stdout and lines[-3].startswith("This run FAILED")
