"""An embedded Redis server as Celery's broker: `start_redis` and `stop_redis`.

It listens on 127.0.0.1 only, asks for a password and appends every write to a file, so that a killed server loses
at most the hints of the last second; the job rows in PostgreSQL are the truth.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

import redis

from ops.embedded.errors import EmbeddedServerError
from ops.embedded.folder import ServerFolder, choose_port, open_folder

START_ATTEMPTS = 4
START_SECONDS = 20.0
STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class RedisServer:
    """A running server: its folder, its TCP port on 127.0.0.1, its address with the password."""

    data_dir: Path
    port: int
    url: str = field(repr=False)


def start_redis(data_dir: Path, *, port: int = 0) -> RedisServer:
    """Start the server whose folder is `data_dir`, or attach to it when it runs.

    Port 0 means the port of the last start while it is free, else any free one. Raises `EmbeddedServerError`.
    """
    program = shutil.which("redis-server")
    if program is None:
        raise EmbeddedServerError("没有找到 redis-server；请运行 ops/setup，或安装 redis-server 软件包")
    folder = open_folder(data_dir)
    with folder.locked():
        if (running := _running(folder)) is not None:
            if port not in (0, running.port):
                raise EmbeddedServerError(
                    f"Redis 已在端口 {running.port} 上运行；要改用端口 {port}，请先停止它"
                )
            return running
        for _ in range(START_ATTEMPTS):
            if (started := _start(folder, program, choose_port(folder, port))) is not None:
                return started
        raise EmbeddedServerError(f"Redis 未能启动：\n{folder.log_tail()}")


def stop_redis(data_dir: Path) -> None:
    """Stop the server of this folder after it has saved; nothing happens when it does not run."""
    folder = open_folder(data_dir)
    with folder.locked():
        running = _running(folder)
        if running is None:
            return
        with redis.Redis.from_url(running.url) as client:
            client.shutdown()
        deadline = time.monotonic() + STOP_SECONDS
        while _running(folder) is not None:
            if time.monotonic() > deadline:
                raise EmbeddedServerError(f"Redis 未能在 {STOP_SECONDS:.0f} 秒内停止：\n{folder.log_tail()}")
            time.sleep(0.05)


def _start(folder: ServerFolder, program: str, port: int) -> RedisServer | None:
    """One attempt; None when the server ended at once, because another program took the port."""
    _make_data_folder(folder)
    settings = folder.write("redis.conf", _settings(folder, port))
    if folder.account.run(program, settings).returncode != 0:
        return None
    folder.remember_port(port)
    return _wait_until_it_answers(folder)


def _make_data_folder(folder: ServerFolder) -> None:
    """The folder of the append-only file; made as the server's account, which must write there."""
    if folder.account.run("/bin/mkdir", "-p", folder.data).returncode != 0:
        raise EmbeddedServerError(f"不能建立文件夹 {folder.data}；请检查磁盘空间和权限")


def _settings(folder: ServerFolder, port: int) -> str:
    """Text of redis.conf. The password stands here and not on the command line, which every account may read."""
    lines = {
        "bind": "127.0.0.1",
        "port": str(port),
        "requirepass": folder.password(),
        "daemonize": "yes",
        "dir": f'"{folder.data}"',
        "logfile": f'"{folder.log}"',
        "pidfile": f'"{folder.path / "redis.pid"}"',
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": '""',
        "maxmemory-policy": "noeviction",
    }
    return "".join(f"{name} {value}\n" for name, value in lines.items())


def _running(folder: ServerFolder) -> RedisServer | None:
    """The server of this folder while its process lives, whether or not it has read its file yet; else None."""
    port, pid_file = folder.remembered_port(), folder.path / "redis.pid"
    if port is None or not pid_file.is_file():
        return None
    try:
        # Redis shows its address in its title; a process that merely got the number later does not.
        title = Path(f"/proc/{pid_file.read_text(encoding='utf-8').strip()}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return None
    if b"redis-server" not in title or f"127.0.0.1:{port}".encode() not in title:
        return None
    return RedisServer(folder.path, port, f"redis://:{folder.password()}@127.0.0.1:{port}/0")


def _answers(server: RedisServer) -> bool:
    with redis.Redis.from_url(server.url, socket_timeout=5) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def _wait_until_it_answers(folder: ServerFolder) -> RedisServer | None:
    """The server once it takes commands; None when it ended or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if (running := _running(folder)) is not None and _answers(running):
            return running
        time.sleep(0.05)
    return None
