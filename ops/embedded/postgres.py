"""An embedded PostgreSQL server: `start_cluster` and `stop_cluster`, a thin layer over `initdb` and `pg_ctl`.

It listens on 127.0.0.1 only, asks every connection for a password (scram-sha-256), opens no Unix socket and never
runs as root.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from ops.embedded.binaries import Binaries, find_binaries, reachable_binaries
from ops.embedded.errors import EmbeddedServerError
from ops.embedded.folder import ServerFolder, choose_port, open_folder

START_ATTEMPTS = 4
START_SECONDS = 60
STOP_SECONDS = 60

# Migrating 129 schemas in one transaction takes a lock per table, hence the locks. The planner shunned the indexes
# of large tables on SSDs at the default page cost, and compiling plans cost minutes on bulk updates. A terse log leaves
# out what a failure quotes of a row: two claims of one key would write the keyed digest of an id number.
SETTINGS = {
    "max_locks_per_transaction": "1024",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "password_encryption": "scram-sha-256",
    "log_error_verbosity": "terse",
}
# For tests alone: a power cut may destroy the data.
UNSAFE_SETTINGS = {
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server.

    `data_dir` is the folder that it really uses, which for root may differ from the one asked for; `port` its TCP
    port on 127.0.0.1; `superuser_url` the address with the superuser's password, kept out of any printed form.
    """

    data_dir: Path
    port: int
    superuser_url: str = field(repr=False)


def start_cluster(data_dir: Path, *, port: int = 0, fast_and_unsafe: bool = False) -> Cluster:
    """Start the server whose folder is `data_dir`, or attach to it when it runs; an empty folder is initialised.

    Port 0 means the port of the last start while it is free, else any free one. `fast_and_unsafe` is for tests: it
    trades safety against a power cut for speed, and has no effect on a server that already runs.
    Raises `EmbeddedServerError`: no programs found, folder of somebody else, port taken, server does not start.
    """
    folder = open_folder(data_dir)
    with folder.locked():
        binaries = _binaries_for(folder)
        if (running := _running_port(folder)) is not None:
            return _attach(folder, running, asked=port)
        if not folder.data.exists():
            _initialise(folder, binaries)
        settings = SETTINGS | (UNSAFE_SETTINGS if fast_and_unsafe else {})
        return _cluster(folder, _start(folder, binaries, port, settings))


def stop_cluster(data_dir: Path) -> None:
    """Stop the server of this folder, ending its connections; nothing happens when it does not run."""
    folder = open_folder(data_dir)
    with folder.locked():
        if _running_port(folder) is None:
            return
        stop = (
            _binaries_for(folder).folder / "pg_ctl",
            "-D",
            folder.data,
            "-m",
            "fast",
            "-w",
            "-t",
            STOP_SECONDS,
        )
        answer = folder.account.run(*map(str, stop), "stop")
        if answer.returncode != 0:
            raise EmbeddedServerError(f"数据库未能停止：{answer.stderr.strip()}\n{folder.log_tail()}")


def _cluster(folder: ServerFolder, port: int) -> Cluster:
    url = f"postgresql://postgres:{folder.password()}@127.0.0.1:{port}/postgres"
    return Cluster(folder.path, port, url)


def _attach(folder: ServerFolder, running: int, *, asked: int) -> Cluster:
    """Use the server that runs already, once it takes connections (it may still be recovering from a crash)."""
    if asked not in (0, running):
        raise EmbeddedServerError(f"数据库已在端口 {running} 上运行；要改用端口 {asked}，请先停止它")
    deadline = time.monotonic() + START_SECONDS
    while _state(folder) != "ready":
        if time.monotonic() > deadline:
            raise EmbeddedServerError(f"数据库在 {START_SECONDS} 秒内未能就绪：\n{folder.log_tail()}")
        time.sleep(0.2)
    return _cluster(folder, running)


def _binaries_for(folder: ServerFolder) -> Binaries:
    """Programs of the version that the data was made with, or of the preferred one when there is no data yet."""
    version = folder.data / "PG_VERSION"
    major = int(version.read_text(encoding="utf-8")) if version.is_file() else None
    return reachable_binaries(find_binaries(major), folder.account)


def _initialise(folder: ServerFolder, binaries: Binaries) -> None:
    """Make the data folder; it gets its name only when complete, so that an interrupted start leaves nothing half."""
    folder.password()
    unfinished = folder.path / "data.unfinished"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    answer = folder.account.run(
        binaries.folder / "initdb",
        f"--pgdata={unfinished}",
        "--username=postgres",
        f"--pwfile={folder.path / 'password'}",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--auth=scram-sha-256",
        "--data-checksums",
    )
    if answer.returncode != 0:
        raise EmbeddedServerError(f"数据库未能初始化：{answer.stderr.strip()}")
    unfinished.rename(folder.data)


def _start(folder: ServerFolder, binaries: Binaries, asked: int, settings: dict[str, str]) -> int:
    """Start the server and return its port.

    Tried a few times: another program may take a free port first, and processes of a killed server need a moment
    to notice and to leave its memory.
    """
    _forget_recycled_process(folder)
    for attempt in range(START_ATTEMPTS):
        port = choose_port(folder, asked)
        addresses = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
        options = " ".join(f"-c {name}={value}" for name, value in (settings | addresses).items())
        pg_ctl = (
            binaries.folder / "pg_ctl",
            "-D",
            folder.data,
            "-l",
            folder.log,
            "-w",
            "-t",
            str(START_SECONDS),
        )
        answer = folder.account.run(*pg_ctl, "-o", options, "start")
        if answer.returncode == 0:
            folder.remember_port(port)
            return port
        if attempt + 1 < START_ATTEMPTS:
            time.sleep(0.5)
    raise EmbeddedServerError(f"数据库未能启动：{answer.stderr.strip()}\n{folder.log_tail()}")


def _running_port(folder: ServerFolder) -> int | None:
    """Port of the server that runs on this data, whether or not it takes connections yet; else None."""
    lines = _pid_file(folder)
    # PostgreSQL writes its process number into the first line, the port into the fourth, its state into the eighth.
    if len(lines) < 4 or not _is_our_server(folder, int(lines[0])):
        return None
    return int(lines[3])


def _state(folder: ServerFolder) -> str:
    """What the server says of itself: `starting`, `ready`, `stopping`, or nothing."""
    lines = _pid_file(folder)
    return lines[7].strip() if len(lines) >= 8 else ""


def _pid_file(folder: ServerFolder) -> list[str]:
    file = folder.data / "postmaster.pid"
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def _is_our_server(folder: ServerFolder, pid: int) -> bool:
    """Whether the process of this number is the server on this data, and not one that got the number later."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return Path(command[0].decode()).name == "postgres" and str(folder.data).encode() in command


def _forget_recycled_process(folder: ServerFolder) -> None:
    """Remove the pid file of a dead server whose process number has meanwhile gone to another program.

    PostgreSQL would take that program for the old server and refuse to start. The pid file of a process that no
    longer exists is left to PostgreSQL, which knows best how to judge it.
    """
    lines = _pid_file(folder)
    if lines and Path(f"/proc/{lines[0]}").exists() and not _is_our_server(folder, int(lines[0])):
        (folder.data / "postmaster.pid").unlink()
