"""Starts the simulators as processes and says how the platform reaches them; for `ops/run` and for tests."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from ops.simulators.secrets import BANKS, BUSINESS_SYSTEMS, REGISTRIES, ensure_secrets

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 20.0


@dataclass(slots=True)
class Simulator:
    """One running process. `url` is its address without a path, `ca_file` what to trust when it speaks HTTPS."""

    process: subprocess.Popen[str]
    port: int
    url: str
    ca_file: str | None = None

    def stop(self) -> int:
        """Ask it to end, wait until it did, and return its exit status."""
        self.process.terminate()
        status = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        return status


@dataclass(slots=True)
class RunningSimulators:
    """All simulators. `outside` is the content of `YKT_OUTSIDE_FILE`, by plugin code."""

    registries: Simulator
    bank: Simulator
    business: Simulator
    outside: dict[str, dict[str, Any]]

    def write_outside_file(self, path: Path) -> None:
        """Write `outside` to `path` for `YKT_OUTSIDE_FILE`; it holds secrets, so its mode is 0600."""
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(self.outside, file, indent=1)

    def stop(self) -> None:
        """End all processes."""
        self.registries.stop()
        self.bank.stop()
        self.business.stop()

    def __enter__(self) -> RunningSimulators:
        """Already running."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop them."""
        self.stop()


def start_registries(data: Path, *, port: int = 0, clock_file: Path | None = None) -> Simulator:
    """Start the registries over `data`; returns when they listen. Raises `RuntimeError` when they do not."""
    return _start("ops.simulators.registries", data, port, clock_file, [])


def start_bank(data: Path, *, port: int = 0, clock_file: Path | None = None) -> Simulator:
    """Start the bank over `data` with its certificates in `data/tls`; returns when it listens."""
    tls = data / "tls"
    bank = _start("ops.simulators.bank", data, port, clock_file, ["--tls-dir", str(tls)])
    bank.url, bank.ca_file = bank.url.replace("http:", "https:"), str(tls / "ca.pem")
    return bank


def start_business(data: Path, *, port: int = 0) -> Simulator:
    """Start the business systems over `data`; returns when they listen. Raises `RuntimeError` when they do not."""
    return _start("ops.simulators.business", data, port, None, [])


def start_simulators(
    data: Path,
    *,
    registries_port: int = 0,
    bank_port: int = 0,
    business_port: int = 0,
    clock_file: Path | None = None,
) -> RunningSimulators:
    """Start all simulators over the data files in `data`; with `clock_file` they live in that business time.

    They end with `stop()`, or by themselves when this process dies.
    """
    with contextlib.ExitStack() as started:
        registries = start_registries(data, port=registries_port, clock_file=clock_file)
        started.callback(registries.stop)
        bank = start_bank(data, port=bank_port, clock_file=clock_file)
        started.callback(bank.stop)
        business = start_business(data, port=business_port)
        started.pop_all()
    secrets = ensure_secrets(data)
    outside = {
        code: {
            "url": f"{simulator.url}/{code}",
            "ca_file": simulator.ca_file,
            "secret": secrets[code],
            "timeout_seconds": TIMEOUT_SECONDS,
        }
        for simulator, codes in ((registries, REGISTRIES), (bank, BANKS), (business, BUSINESS_SYSTEMS))
        for code in codes
    }
    return RunningSimulators(registries, bank, business, outside)


def _start(module: str, data: Path, port: int, clock_file: Path | None, more: list[str]) -> Simulator:
    # The secrets exist before the first process starts, so that two starting at once agree on them.
    ensure_secrets(data)
    command = [sys.executable, "-m", module, "--port", str(port), "--data", str(data.absolute()), *more]
    if clock_file is not None:
        command += ["--clock-file", str(clock_file.absolute())]
    log = data / f"{module.rsplit('.', 1)[1]}.log"
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [*command, "--until-stdin-closes"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            # A Ctrl-C in the terminal reaches the parent alone, which then stops its children in order.
            start_new_session=True,
        )
    assert process.stdout is not None
    first = process.stdout.readline().split()
    if len(first) != 2 or first[0] != "READY":
        process.kill()
        process.wait()
        raise RuntimeError(f"{module} did not start: {log.read_text(errors='replace')[-2000:]}")
    return Simulator(process, int(first[1]), f"http://127.0.0.1:{first[1]}")
