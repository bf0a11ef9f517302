"""`./ops/run` from its first start to `--fresh`, as one visitor does it: the month, the port, the data, Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ops.demo.desk import Desk
from ops.embedded.folder import open_folder
from ops.platform.accounts import read_accounts
from ops.platform.processes import free_port
from ops.run_demo import MONTH_DONE
from tests.ops.platform.family import family, wait_until_gone
from tests.ops.platform.test_run_demo import COMMAND

COUNTY = "530423"
DEADLINE_SECONDS = 240
"""The machine may have other work."""
READY = "按 Ctrl-C 停止"
IMPORTED = "导入数据"
"""What the month prints after its first job."""


@dataclass
class Visit:
    """`./ops/run arguments…` on `var`, from the start to Ctrl-C."""

    var: Path
    output: Path
    arguments: tuple[str, ...]
    until: str = READY
    text: str = ""
    _started: set[int] = field(default_factory=set)

    def __enter__(self) -> Visit:
        """Start, and wait until it has printed `until`."""
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*COMMAND, *self.arguments],
                env={**os.environ, "YKT_VAR": str(self.var)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait()
        except BaseException:
            self.process.terminate()
            self.process.wait(60)
            raise
        self._started = family(self.process.pid)
        return self

    def _wait(self) -> None:
        deadline = time.monotonic() + DEADLINE_SECONDS
        while self.until not in self.text:
            self.text = self.output.read_text(encoding="utf-8")
            assert self.process.poll() is None, self.text
            assert time.monotonic() < deadline, self.text
            time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        """Ctrl-C: everything that was started is gone, the database too."""
        self.process.send_signal(signal.SIGINT)
        try:
            assert self.process.wait(60) == 0
        finally:
            self.process.kill()
        assert len(self._started) >= 5
        wait_until_gone(self._started)
        assert not (open_folder(self.var / "postgres").data / "postmaster.pid").exists()

    @property
    def url(self) -> str:
        """The address that it printed."""
        return self.text.split("平台已启动：")[1].split()[0]

    def batches(self) -> list[dict[str, Any]]:
        """The county's batches, as its operator sees them over HTTP."""
        accounts = read_accounts(self.var)
        assert accounts is not None
        operator = accounts.at("county_operator", COUNTY).account
        with Desk(self.url, operator, accounts.password, COUNTY) as desk:
            return desk.every_row("~/batches")


def _password(var: Path) -> str:
    accounts = read_accounts(var)
    assert accounts is not None
    return accounts.password


@pytest.mark.timeout(600)
def test_a_month_a_second_start_and_a_fresh_one(var: Path, tmp_path: Path) -> None:
    port = free_port()
    with Visit(var, tmp_path / "first", ("--port", str(port), "--people", "60")) as first:
        assert first.url == f"http://127.0.0.1:{port}"
        assert "（60 人）" in first.text
        assert "全部相符" in first.text
        (batch,) = first.batches()
    assert (var / MONTH_DONE).exists()
    password = _password(var)

    with Visit(var, tmp_path / "second", ("--people", "60")) as second:
        assert "正在演示" not in second.text, "the month is shown once"
        assert [one["id"] for one in second.batches()] == [batch["id"]]
        assert _password(var) == password

    (var / "left-behind").touch()
    # Here Ctrl-C comes in the middle of the month.
    with Visit(var, tmp_path / "third", ("--fresh", "--people", "50"), until=IMPORTED) as third:
        assert "（50 人）" in third.text
        assert len(third.batches()) == 1
        assert _password(var) != password
        assert not (var / "left-behind").exists()
    assert not (var / MONTH_DONE).exists()


@pytest.mark.parametrize("options", [(), ("--fresh",)])
def test_a_port_that_is_taken_is_said_before_anything_is_touched(var: Path, options: tuple[str, ...]) -> None:
    var.mkdir(mode=0o700)
    (var / "kept").touch()
    with socket.create_server(("127.0.0.1", 0)) as occupied:
        port = occupied.getsockname()[1]
        refused = subprocess.run(
            [*COMMAND, "--port", str(port), *options],
            env={**os.environ, "YKT_VAR": str(var)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert refused.returncode == 1
    assert f"端口 {port} 已被别的程序占用" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [file.name for file in var.iterdir()] == ["kept"]
