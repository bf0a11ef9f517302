"""A run with a test that was not really run fails, whichever way it was left out."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAD = "import pytest\n\ndef test_runs():\n    assert True\n\n"
LEFT_OUT = """
def test_by_call():
    pytest.skip("later")

@pytest.mark.skip
def test_by_mark():
    pass

@pytest.mark.xfail
def test_fails_as_expected():
    assert False

@pytest.mark.xfail
def test_passes_unexpectedly():
    pass

@pytest.mark.slow
def test_by_expression():
    pass
"""


@pytest.fixture
def run(tmp_path):
    """Run pytest with the plugin over one file of tests; answers (exit code, output)."""

    def run_once(tests, *arguments):
        (tmp_path / "test_sample.py").write_text(HEAD + tests)
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    volume: large\n    slow: slow\n")
        command = [sys.executable, "-m", "pytest", "-p", "tests.plugin_no_skips", "--rootdir", str(tmp_path)]
        command += ["-c", str(tmp_path / "pytest.ini"), *arguments, str(tmp_path)]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return answer.returncode, answer.stdout

    return run_once


@pytest.mark.parametrize("processes", [(), ("-n", "1")])
def test_every_way_of_not_running_a_test_is_named_and_fails_the_run(run, tmp_path, processes):
    (tmp_path / "test_module.py").write_text("import pytest\npytest.importorskip('absent_package')\n")
    code, output = run(LEFT_OUT, "-m", "not slow", *processes)

    assert code == 1
    closing, _, told = output.partition("This run FAILED: these tests were not really run\n")
    for reason in (
        "skipped: test_module.py",
        "skipped: test_sample.py::test_by_call",
        "skipped: test_sample.py::test_by_mark",
        "xfailed: test_sample.py::test_fails_as_expected",
        "xpassed: test_sample.py::test_passes_unexpectedly",
        "left out by marker: test_sample.py::test_by_expression",
    ):
        assert reason in told
    # They are the last that the run says, below pytest's own closing line.
    assert "1 passed" in closing.splitlines()[-2]
    assert len(told.splitlines()) == 6


@pytest.mark.parametrize(
    ("tests", "arguments"),
    [
        ("@pytest.mark.volume\ndef test_it():\n    pass\n", ("-m", "not volume")),
        ("@pytest.mark.volume\ndef test_it():\n    pytest.skip('only with --full')\n", ()),
        ("def test_it():\n    assert False\n", ("-k", "test_runs")),
    ],
)
def test_volume_tests_and_a_person_s_choice_may_be_left_out(run, tests, arguments):
    code, output = run(tests, *arguments)
    assert code == 0, output
    assert "not really run" not in output


def test_a_failing_test_stays_a_failure(run):
    code, output = run("def test_it():\n    assert False\n")
    assert code == 1
    assert "1 failed, 1 passed" in output.splitlines()[-1]
