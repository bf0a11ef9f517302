"""The embedded Redis server: a broker that outlives a kill and keeps strangers out."""

import os
import select
import shutil
import signal
import socket
import tempfile
from pathlib import Path

import pytest
import redis

from ops.embedded.errors import EmbeddedServerError
from ops.embedded.redis import start_redis, stop_redis


@pytest.fixture
def place():
    """A folder path that any account can reach, with its server stopped afterwards."""
    parent = Path(tempfile.mkdtemp(prefix="ykt-redis-", dir="/var/tmp"))
    parent.chmod(0o755)
    yield parent / "redis"
    stop_redis(parent / "redis")
    shutil.rmtree(parent)


def test_a_restart_keeps_data_port_and_password(place):
    first = start_redis(place)
    redis.Redis.from_url(first.url).set("hint", "530423:17")
    stop_redis(place)
    with pytest.raises(redis.ConnectionError):
        redis.Redis.from_url(first.url).ping()

    second = start_redis(place)

    assert second == first
    assert redis.Redis.from_url(second.url).get("hint") == b"530423:17"


def test_a_running_server_is_attached_to(place):
    first = start_redis(place)
    process = redis.Redis.from_url(first.url).info("server")["process_id"]

    assert start_redis(place) == first
    assert redis.Redis.from_url(first.url).info("server")["process_id"] == process
    with pytest.raises(EmbeddedServerError, match="已在端口"):
        start_redis(place, port=first.port + 1)


def test_a_killed_server_comes_back_with_what_it_wrote(place):
    first = start_redis(place)
    client = redis.Redis.from_url(first.url)
    client.config_set("appendfsync", "always")
    client.set("hint", "530425:3")
    process = client.info("server")["process_id"]
    gone = os.pidfd_open(process)
    os.kill(process, signal.SIGKILL)
    _wait_for_end(gone)

    assert redis.Redis.from_url(start_redis(place).url).get("hint") == b"530425:3"


def test_only_loopback_and_only_with_the_password(place):
    server = start_redis(place)

    with pytest.raises(redis.AuthenticationError):
        redis.Redis(host="127.0.0.1", port=server.port).ping()
    assert redis.Redis.from_url(server.url).config_get("bind") == {"bind": "127.0.0.1"}
    assert server.url not in repr(server)
    assert {file.stat().st_mode & 0o077 for file in server.data_dir.iterdir()} == {0}


def test_a_port_in_use_is_named(place):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(EmbeddedServerError, match=f"端口 {taken} 已被占用"):
            start_redis(place, port=taken)


def test_stopping_what_does_not_run_is_no_failure(place):
    stop_redis(place)


def _wait_for_end(process: int) -> None:
    """Block until the process behind a pidfd has ended."""
    select.select([process], [], [], 20)
    os.close(process)
