"""`ykt` as a shell sees it: one JSON object on stdout for machines, Chinese sentences for people, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.jobs.hints import install_hint_sender
from core.kernel.clock import install_clock, system_clock
from ops.platform.environment import STATE_FILE
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.conftest import forget_settings

COUNTY = "530423"
NEW_COUNTY = "530402"
"""红塔区, which the demonstration does not open."""
PEOPLE = 60
FEN = ("fen_paid", "fen_in_flight", "fen_failed", "fen_returned", "fen_stopped")


def _ykt(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `ykt arguments…` with nothing of this process's settings but `variables`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("YKT_")}
    return subprocess.run(
        [sys.executable, "-m", "ops.cli", *arguments],
        env={**clean, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def _object(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The one object on stdout; anything beside it makes the parser fail."""
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict), done.stdout
    return answer


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPlatform]:
    """A running platform; this process's settings, clock and broker are given back afterwards."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("YKT_"):
            del os.environ[name]
    var = tmp_path_factory.mktemp("commands") / "var"
    try:
        with start_platform(var) as running:
            yield running
    finally:
        remove_data(var)
        os.environ.clear()
        os.environ.update(before)
        install_clock(system_clock)
        install_hint_sender(lambda county, job_id, queue: None)
        forget_settings()


@pytest.fixture
def there(platform: RunningPlatform) -> dict[str, str]:
    """Variables by which a command in another shell finds the running platform."""
    return {"YKT_VAR": str(platform.environment.var)}


@pytest.mark.timeout(300)
def test_a_month_on_a_platform_of_its_own_is_one_object(tmp_path: Path) -> None:
    done = _ykt(
        "demo", "month", "--standalone", "--people", str(PEOPLE), "--programme", "elderly_allowance", "--json",
        TMPDIR=str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    month = _object(done)
    assert (month["county"], month["programme"], month["people"]) == (COUNTY, "elderly_allowance", PEOPLE)
    assert month["ok"] is True
    assert month["problems"] == []
    assert month["planted"] == month["found"] != {}
    assert all(isinstance(count, int) and count > 0 for count in month["planted"].values())
    assert month["fen_issued"] == sum(month[name] for name in FEN) > 0
    assert {frozenset(stage) for stage in month["stages"]} == {
        frozenset({"stage", "seconds", "people", "fen"})
    }
    assert month["seconds"] == pytest.approx(sum(stage["seconds"] for stage in month["stages"]), abs=0.1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.timeout(180)
def test_verify_on_a_platform_of_its_own_is_one_object() -> None:
    done = _ykt("verify", "--standalone", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    answer = _object(done)
    assert set(answer) == {"ok", "rows"}
    assert answer["ok"] is True
    for row in answer["rows"]:
        assert set(row) == {"name", "county", "ok", "difference_fen", "detail"}
        assert (row["ok"], row["difference_fen"]) == (True, 0)
    assert {COUNTY, "platform"} <= {row["county"] for row in answer["rows"]}
    assert len({(row["county"], row["name"]) for row in answer["rows"]}) == len(answer["rows"])


def test_a_month_of_a_county_without_officials_is_refused(there: dict[str, str]) -> None:
    done = _ykt("demo", "month", "--county", NEW_COUNTY, "--people", str(PEOPLE), "--json", **there)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert NEW_COUNTY in done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("verify", "--json"),
        ("audit", "sign"),
        ("demo", "month", "--json"),
        ("bench", "--json", "--url", "http://127.0.0.1:8000"),
    ],
)
def test_without_a_platform_a_command_says_what_to_do(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = _ykt(*command, YKT_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "请先运行 ./ops/run" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("verify",), ("demo", "month"), ("bench",)])
def test_a_running_platform_and_one_of_its_own_exclude_each_other(command: tuple[str, ...]) -> None:
    done = _ykt(*command, "--standalone", "--url", "http://127.0.0.1:8000")
    assert (done.returncode, done.stdout) == (2, "")
    assert "只能选一个" in done.stderr


@pytest.mark.parametrize("command", [("verify", "--json"), ("demo", "month", "--json"), ("bench", "--json")])
@pytest.mark.parametrize(
    ("url", "said"),
    [("http://127.0.0.1:1", "不是本机这套平台的地址"), ("http://127.0.0.1:http", "端口不对")],
)
def test_an_address_of_another_platform_is_refused(
    there: dict[str, str], command: tuple[str, ...], url: str, said: str
) -> None:
    done = _ykt(*command, "--url", url, **there)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_uses_the_platform_at_an_address(platform: RunningPlatform, there: dict[str, str]) -> None:
    for url in (platform.url, platform.url.replace("127.0.0.1", "localhost") + "/"):
        done = _ykt("verify", "--json", "--url", url, "--county", COUNTY, **there)
        assert done.returncode == 0, done.stderr
        assert COUNTY in {row["county"] for row in _object(done)["rows"]}


def test_what_a_killed_platform_left_behind_is_no_running_one(
    platform: RunningPlatform, tmp_path: Path
) -> None:
    (tmp_path / STATE_FILE).write_text(json.dumps(dict(platform.environment.variables)))
    (tmp_path / "lock").touch()
    done = _ykt("verify", "--json", YKT_VAR=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "请先运行 ./ops/run" in done.stderr


def test_a_county_is_opened_once_and_repeating_it_changes_nothing(there: dict[str, str]) -> None:
    first = _ykt("tenant", "create", NEW_COUNTY, **there)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith(f"c{NEW_COUNTY}\t已执行 ")
    again = _ykt("tenant", "create", NEW_COUNTY, **there)
    assert (again.returncode, again.stdout) == (0, f"c{NEW_COUNTY}\t已是最新\n")
    rows = _object(_ykt("verify", "--json", "--county", NEW_COUNTY, **there))["rows"]
    assert {row["county"] for row in rows} == {NEW_COUNTY, "platform"}


@pytest.mark.parametrize("code", ["530499", "53040", "5304020000", "530402; DROP SCHEMA platform"])
def test_what_is_no_county_is_not_opened(there: dict[str, str], code: str) -> None:
    done = _ykt("tenant", "create", code, **there)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert "区县" in done.stderr
    assert code not in [row["county"] for row in _object(_ykt("verify", "--json", **there))["rows"]]


def test_a_county_on_a_server_that_nobody_knows_is_not_opened(there: dict[str, str]) -> None:
    done = _ykt("tenant", "create", "530403", "--server", "moon", **there)
    assert (done.returncode, done.stdout) == (1, "")
    assert "没有配置名为“moon”的数据库服务器" in done.stderr


def test_the_clock_goes_forward_by_what_was_asked_and_never_back(there: dict[str, str]) -> None:
    def shown(*arguments: str) -> datetime:
        done = _ykt("clock", "advance", *arguments, **there)
        assert done.returncode == 0, done.stderr
        return datetime.strptime(done.stdout, "%Y-%m-%d %H:%M\n")

    start = shown()
    later = shown("--days", "7", "--hours", "5")
    # Real time goes on between the two commands.
    assert timedelta(days=7, hours=5) <= later - start < timedelta(days=7, hours=6)
    back = _ykt("clock", "advance", "--days", "-1", **there)
    assert (back.returncode, back.stdout) == (2, "")
    assert shown() >= later


def test_signing_leaves_a_head_of_every_chain_outside_the_database(
    platform: RunningPlatform, there: dict[str, str]
) -> None:
    file = platform.environment.var / "audit-heads" / f"{COUNTY}.jsonl"
    before = len(file.read_text(encoding="ascii").splitlines())
    done = _ykt("audit", "sign", **there)
    assert done.returncode == 0, done.stderr
    signed = dict(line.split("\t") for line in done.stdout.splitlines())
    assert COUNTY in signed
    assert all(length.endswith(" 条") for length in signed.values())
    # The sweeper of this platform signs too when the business day has changed, so there may be one line more.
    added = [json.loads(line) for line in file.read_text(encoding="ascii").splitlines()[before:]]
    assert signed[COUNTY] in {f"{head['length']} 条" for head in added}
    assert _object(_ykt("verify", "--json", **there))["ok"]
