"""How every simulator runs: on loopback only, one READY line, a clean end on SIGTERM."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

HOST = "127.0.0.1"


class _AnnouncingServer(uvicorn.Server):
    """Says on standard output that it listens, and where."""

    def __init__(self, config: uvicorn.Config, port: int) -> None:
        super().__init__(config)
        self._port = port

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then print `READY <port>`."""
        await super().startup(sockets=sockets)
        print(f"READY {self._port}", flush=True)


def serve(
    app: ASGIApp,
    port: int,
    *,
    certificate: tuple[Path, Path] | None = None,
    until_stdin_closes: bool = False,
) -> None:
    """Serve `app` on loopback until SIGTERM or SIGINT; port 0 takes a free one.

    `certificate` is (certificate, key) for HTTPS. With `until_stdin_closes` the process also ends when its parent
    does, however that one died.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    config = uvicorn.Config(
        app,
        log_level="critical",
        lifespan="off",
        timeout_graceful_shutdown=1,
        ssl_certfile=certificate[0] if certificate else None,
        ssl_keyfile=str(certificate[1]) if certificate else None,
    )
    server = _AnnouncingServer(config, listener.getsockname()[1])
    # The server raises the signal again when it is down; that is the end that was asked for, not an accident.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    if until_stdin_closes:
        threading.Thread(target=_stop_at_end_of_stdin, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def _stop_at_end_of_stdin(server: uvicorn.Server) -> None:
    # Unbuffered: a thread that holds the lock of a buffered reader aborts the interpreter's shutdown.
    while os.read(0, 1024):
        pass
    server.should_exit = True
