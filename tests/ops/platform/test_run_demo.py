"""`./ops/run` as a visitor meets it, and a command's own platform."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import httpx
import pytest

from ops.commands.running import standalone_platform
from ops.embedded.folder import open_folder
from ops.platform.accounts import read_accounts
from ops.platform.lock import holding
from ops.platform.processes import free_port
from ops.platform.remove import remove_data
from ops.platform.start import StartRefused
from ops.run_demo import MONTH_DONE
from tests.ops.platform.family import family, wait_until_gone

DEADLINE_SECONDS = 110
COMMAND = [sys.executable, "-m", "ops.run_demo"]


def _postmaster(var: Path) -> Path:
    return open_folder(var / "postgres").data / "postmaster.pid"


@pytest.fixture
def visitor(var: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`./ops/run` on `var`, whose month was shown already; its output goes to `tmp_path/output`."""
    var.mkdir(mode=0o700)
    (var / MONTH_DONE).touch()
    with (tmp_path / "output").open("wb") as output:
        process = subprocess.Popen(
            # Another visitor's test may want the usual port at this moment.
            [*COMMAND, "--port", str(free_port())],
            env={**os.environ, "YKT_VAR": str(var)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    yield process
    process.kill()
    process.wait()


def _wait_until(process: subprocess.Popen[bytes], output: Path, come: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not come():
        text = output.read_text(encoding="utf-8")
        assert process.poll() is None, text
        assert time.monotonic() < deadline, text
        time.sleep(0.05)


def test_ctrl_c_stops_everything_and_keeps_the_data(
    visitor: subprocess.Popen[bytes], var: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    _wait_until(visitor, output, lambda: "按 Ctrl-C 停止" in output.read_text(encoding="utf-8"))
    started = family(visitor.pid)
    assert len(started) >= 5
    visitor.send_signal(signal.SIGINT)
    assert visitor.wait(60) == 0
    text = output.read_text(encoding="utf-8")
    accounts = read_accounts(var)
    assert accounts is not None
    assert accounts.password in text
    for account in accounts.accounts:
        if account.region.startswith("530423"):
            assert account.account in text
    wait_until_gone(started)
    assert not _postmaster(var).exists()


def test_sigterm_in_the_middle_of_the_start_leaves_nothing_behind(
    visitor: subprocess.Popen[bytes], var: Path, tmp_path: Path
) -> None:
    _wait_until(visitor, tmp_path / "output", (var / "logs" / "worker.log").exists)
    started = family(visitor.pid)
    visitor.send_signal(signal.SIGTERM)
    assert visitor.wait(60) == 0
    wait_until_gone(started)
    assert not _postmaster(var).exists()


def test_the_processes_end_with_one_that_is_killed(
    visitor: subprocess.Popen[bytes], var: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    _wait_until(visitor, output, lambda: "按 Ctrl-C 停止" in output.read_text(encoding="utf-8"))
    started = family(visitor.pid)
    visitor.kill()
    visitor.wait()
    wait_until_gone(started)


def test_fresh_removes_this_folders_data_and_nothing_while_it_runs(var: Path) -> None:
    environ = {**os.environ, "YKT_VAR": str(var)}
    var.mkdir(mode=0o700)
    (var / "kept").touch()
    with holding(var):
        refused = subprocess.run(
            [*COMMAND, "--fresh"], env=environ, capture_output=True, text=True, check=False
        )
    assert refused.returncode == 1
    assert "正在运行" in refused.stderr
    named = {**environ, "YKT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}
    refused = subprocess.run([*COMMAND, "--fresh"], env=named, capture_output=True, text=True, check=False)
    assert "YKT_DATABASE_URL" in refused.stderr
    assert (var / "kept").exists()
    database = open_folder(var / "postgres").path
    remove_data(var)
    assert not var.exists()
    assert not database.exists()


def test_a_link_is_not_followed_when_data_are_removed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "var").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ValueError, match="链接"):
        remove_data(tmp_path / "var")
    assert (tmp_path / "elsewhere").is_dir()


def test_a_commands_own_platform_is_gone_however_it_ends(own_process: None) -> None:
    # This process may have children of other tests, simulators for example.
    others = family(os.getpid())
    with pytest.raises(ZeroDivisionError), standalone_platform(workers=1) as platform:
        assert httpx.get(platform.url + "/api/v1/health", trust_env=False).is_success
        started = family(os.getpid()) - others
        var = platform.environment.var
        database = open_folder(var / "postgres").path
        raise ZeroDivisionError
    wait_until_gone(started)
    assert not var.parent.exists()
    assert not database.exists()


def test_a_platform_that_cannot_start_is_a_message_and_no_traceback(
    own_process: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StartRefused("磁盘已满")

    monkeypatch.setattr("ops.commands.running.start_platform", refuse)
    with pytest.raises(click.ClickException, match="磁盘已满"), standalone_platform():
        pass
