"""A web server of its own behind a gate: its address stays while the server is ended by force and started anew."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from ops.platform.processes import Processes, free_port
from ops.platform.start import HEALTH, RunningPlatform

_PIECE = 65_536


class Gate:
    """Passes bytes between browsers and one web server. `url` is what the browser is told."""

    def __init__(self, platform: RunningPlatform, logs: Path) -> None:
        """Start a web server of `platform`, and the gate before it."""
        self._processes = Processes(platform.environment.variables, logs)
        self._port = free_port()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._pairs: set[socket.socket] = set()
        self._armed = ""
        self.stopped = threading.Event()
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.start_server()
        threading.Thread(target=self._accept, daemon=True).start()

    def start_server(self) -> None:
        """Start the server; returns when it answers."""
        self._processes.start("web", "-m", "ops.cli", "web", "--port", str(self._port))
        self._processes.wait_for_http("web", f"http://127.0.0.1:{self._port}{HEALTH}")

    def stop_server(self) -> None:
        """End the server as a power cut would; returns when it is gone."""
        pid = self._processes.pid("web")
        os.killpg(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        for end in list(self._pairs):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.stopped.set()

    def stop_server_during(self, address: str) -> None:
        """From now on: the server ends as soon as it got the first bytes of a POST whose address holds `address`."""
        self.stopped.clear()
        self._armed = address

    def close(self) -> None:
        """Leave nothing behind."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for end in list(self._pairs):
            end.close()
        self._processes.stop()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listening.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self._port))
                except OSError:
                    browser.close()
                    continue
                self._pairs |= {browser, server}
                threading.Thread(target=self._carry, args=(browser, server, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(server, browser, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, inward: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                head = piece.split(b"\r\n", 1)[0]
                if inward and self._armed and head.startswith(b"POST ") and self._armed.encode() in head:
                    self._armed = ""
                    # A part of the request, never all of it: the server is in the middle of reading.
                    target.sendall(piece[: len(piece) // 2])
                    self.stop_server()
                    break
                target.sendall(piece)
        for end in (source, target):
            self._pairs.discard(end)
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextlib.contextmanager
def gated(platform: RunningPlatform, logs: Path) -> Iterator[Gate]:
    """A gate that is closed, and whose server has ended, when the block ends."""
    gate = Gate(platform, logs)
    try:
        yield gate
    finally:
        gate.close()
