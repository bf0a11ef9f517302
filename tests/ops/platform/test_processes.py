"""Children of a platform count as ready only when they answer themselves."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.platform.processes import Processes, ProcessFailed, free_port


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    started = Processes({}, tmp_path / "logs")
    yield started
    started.stop()


def _serve(processes: Processes, name: str, port: int) -> None:
    processes.start(name, "-m", "http.server", "--bind", "127.0.0.1", str(port))


def test_a_stranger_who_answers_on_the_port_is_not_taken_for_the_child(processes: Processes) -> None:
    port, other = free_port(), free_port()
    _serve(processes, "stranger", port)
    processes.wait_for_http("stranger", f"http://127.0.0.1:{port}/")
    _serve(processes, "web", other)
    with pytest.raises(ProcessFailed, match="web 在 1 秒内未就绪"):
        processes.wait_for_http("web", f"http://127.0.0.1:{port}/", seconds=1)
    processes.wait_for_http("web", f"http://127.0.0.1:{other}/")


def test_a_child_that_cannot_have_its_port_is_said_to_have_ended(processes: Processes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as occupied:
        port = occupied.getsockname()[1]
        _serve(processes, "web", port)
        with pytest.raises(ProcessFailed, match="web 意外退出"):
            processes.wait_for_http("web", f"http://127.0.0.1:{port}/")
