"""Child processes of a platform on this machine: start, wait until ready, stop without leaving one behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
_PR_SET_PDEATHSIG = 1
_LISTENING = "0A"
"""The state of a socket in /proc/net/tcp."""
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


class ProcessFailed(RuntimeError):
    """A process of the platform ended or never became ready; the text names it and its log file."""


@dataclass(slots=True)
class Processes:
    """The running children. Output goes to one log file each below `logs`."""

    variables: Mapping[str, str] = field(repr=False)
    logs: Path
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *arguments: str) -> int:
        """Start `python arguments…` in a session of its own; returns its pid."""
        self.logs.mkdir(parents=True, exist_ok=True)
        with (self.logs / f"{name}.log").open("ab") as log, _stops_wait():
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env={**os.environ, **self.variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # A few system calls and no lock, so the threads of this process do not matter.
                preexec_fn=_end_with_parent,  # noqa: PLW1509
            )
            self._running[name] = process
        return process.pid

    def pid(self, name: str) -> int:
        """Process id of a child."""
        return self._running[name].pid

    def check(self) -> None:
        """Raise `ProcessFailed` when a child has ended by itself."""
        for name, process in self._running.items():
            if process.poll() is not None:
                raise ProcessFailed(
                    f"进程 {name} 意外退出（状态 {process.returncode}），日志：{self.logs / (name + '.log')}"
                )

    def watch(self) -> None:
        """Look after the children until one of them ends by itself, which raises `ProcessFailed`."""
        while True:
            self.check()
            time.sleep(1)

    def wait_for_http(self, name: str, url: str, seconds: float = 60) -> None:
        """Wait until `url` answers 200 and the child itself listens there; raises `ProcessFailed` when it ends or the time is over.

        A port that was free when it was chosen may have become another program's, another platform's for example.
        """
        deadline = time.monotonic() + seconds
        while True:
            self.check()
            if _answers(url) and _listens(self.pid(name), urlsplit(url).port):
                return
            if time.monotonic() > deadline:
                raise ProcessFailed(
                    f"进程 {name} 在 {seconds:.0f} 秒内未就绪，日志：{self.logs / (name + '.log')}"
                )
            time.sleep(0.1)

    def stop(self, seconds: float = 20) -> None:
        """Ask every child to end, newest first, and end by force the group of one that does not."""
        for process in reversed(list(self._running.values())):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + seconds
        for process in reversed(list(self._running.values())):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            # The group may outlive its leader: children of a worker, for example.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._running.clear()


_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def _stops_wait() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM come after the block.

    What their handlers raise in the middle of a fork is printed by Python and forgotten: the platform would run on, and a
    child that nobody has noted yet would be left behind. Blocking the signals would not do: another thread takes them, and
    the main thread runs the handler all the same.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers run in the main thread only
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.signal(number, note) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def _end_with_parent() -> None:
    """In the child, before its program: the kernel sends SIGTERM when the parent dies, even by SIGKILL (Linux only)."""
    for number in _STOPS:
        signal.signal(number, signal.SIG_DFL)
    if _PRCTL is not None:
        _PRCTL(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _listens(pid: int, port: int | None) -> bool:
    """Whether a process of ours listens on a TCP port (IPv4); taken for granted where the kernel shows no table of sockets."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        return True
    own = set()
    # A process that has just ended shows nothing, and files may be closed meanwhile.
    with contextlib.suppress(OSError):
        for file in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(FileNotFoundError):
                own.add(str(file.readlink()))
    rows = (line.split() for line in table.read_text(encoding="ascii").splitlines()[1:])
    return any(
        row[3] == _LISTENING and int(row[1].rpartition(":")[2], 16) == port and f"socket:[{row[9]}]" in own
        for row in rows
    )


def free_port() -> int:
    """A TCP port of the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
