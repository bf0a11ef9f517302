"""The embedded PostgreSQL server: keeps its data, comes back after a kill, never opens more than it must."""

import os
import pwd
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import asyncpg
import pytest

from ops.embedded import account, binaries, folder
from ops.embedded.errors import EmbeddedServerError
from ops.embedded.postgres import start_cluster, stop_cluster

ROOT = Path(__file__).parents[2]


@pytest.fixture
def parent():
    """A folder that any account can reach."""
    made = Path(tempfile.mkdtemp(prefix="ykt-postgres-", dir="/var/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def place(parent):
    """Where a server may keep its data; the server is stopped afterwards."""
    yield parent / "postgres"
    stop_cluster(parent / "postgres")


def start(place, **options):
    """Start without the waits for the disk."""
    return start_cluster(place, fast_and_unsafe=True, **options)


async def ask(cluster, *statements):
    """Run statements as superuser; value of the last one."""
    connection = await asyncpg.connect(cluster.superuser_url)
    try:
        for statement in statements[:-1]:
            await connection.execute(statement)
        return await connection.fetchval(statements[-1])
    finally:
        await connection.close()


def postmaster(cluster):
    """Process number of the server."""
    return int((cluster.data_dir / "data" / "postmaster.pid").read_text().splitlines()[0])


def kill_and_wait(process):
    """SIGKILL, and block until the process has ended."""
    ended = os.pidfd_open(process)
    os.kill(process, signal.SIGKILL)
    select.select([ended], [], [], 20)
    os.close(ended)


async def test_a_restart_keeps_data_port_and_password(place):
    first = start(place)
    await ask(first, "CREATE TABLE kept (fen bigint)", "INSERT INTO kept VALUES (12345) RETURNING fen")
    stop_cluster(place)
    with pytest.raises(OSError):
        await ask(first, "SELECT 1")

    second = start(place)

    assert second == first
    assert await ask(second, "SELECT fen FROM kept") == 12345


async def test_a_running_server_is_attached_to(place):
    first = start(place)
    process = postmaster(first)

    assert start(place) == first
    assert postmaster(first) == process
    with pytest.raises(EmbeddedServerError, match="已在端口"):
        start(place, port=first.port + 1)


async def test_a_killed_server_recovers_what_was_committed(place):
    first = start_cluster(place)
    await ask(first, "CREATE TABLE kept (fen bigint)", "INSERT INTO kept VALUES (700) RETURNING fen")
    kill_and_wait(postmaster(first))

    assert await ask(start_cluster(place), "SELECT fen FROM kept") == 700


async def test_a_process_number_that_went_to_another_program_is_no_obstacle(place):
    cluster = start(place)
    pid_file = cluster.data_dir / "data" / "postmaster.pid"
    owner, lines = pid_file.stat(), pid_file.read_text().splitlines()
    kill_and_wait(postmaster(cluster))
    drop = (
        {}
        if owner.st_uid == os.geteuid()
        else {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    )
    with subprocess.Popen(["sleep", "600"], cwd="/", **drop) as stranger:
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        try:
            assert await ask(start(place), "SELECT 1") == 1
            assert stranger.poll() is None
        finally:
            stranger.kill()


async def test_an_interrupted_initialisation_is_begun_again(place):
    cluster = start(place)
    stop_cluster(place)
    (cluster.data_dir / "data").rename(cluster.data_dir / "data.unfinished")

    assert await ask(start(place), "SELECT 1") == 1
    assert not (cluster.data_dir / "data.unfinished").exists()


async def test_a_remembered_port_that_was_taken_gives_way(place):
    first = start(place)
    stop_cluster(place)
    with socket.create_server(("127.0.0.1", first.port)):
        second = start(place)
        assert second.port != first.port
        assert await ask(second, "SELECT 1") == 1
        stop_cluster(place)
        with pytest.raises(EmbeddedServerError, match=f"端口 {first.port} 已被占用"):
            start(place, port=first.port)


async def test_settings_are_those_that_were_measured(place):
    cluster = start_cluster(place)
    expected = {
        "max_locks_per_transaction": "1024",
        "random_page_cost": "1.1",
        "jit": "off",
        "max_connections": "200",
        "shared_buffers": "256MB",
        "fsync": "on",
        "full_page_writes": "on",
        "data_checksums": "on",
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
    }
    assert {name: await ask(cluster, f"SHOW {name}") for name in expected} == expected


async def test_the_log_of_a_refused_duplicate_quotes_nothing_of_the_row(place):
    """A claim that is taken is refused by a unique index over a keyed digest, which belongs into no log."""
    cluster = start_cluster(place)
    connection = await asyncpg.connect(cluster.superuser_url)
    await connection.execute("CREATE TABLE claim (digest text UNIQUE); INSERT INTO claim VALUES ('5ec9e7d1')")
    with pytest.raises(asyncpg.UniqueViolationError):
        await connection.execute("INSERT INTO claim SELECT reverse('1d7e9ce5')")
    await connection.close()
    log = (cluster.data_dir / "server.log").read_text(encoding="utf-8")
    assert "duplicate key" in log
    assert "5ec9e7d1" not in log.replace("VALUES ('5ec9e7d1')", "")


async def test_every_connection_needs_the_password_and_nothing_shows_it(place):
    cluster = start(place)
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(
            host="127.0.0.1", port=cluster.port, user="postgres", password="guess", database="postgres"
        )
    methods = "SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules"
    assert await ask(cluster, methods) == ["scram-sha-256"]
    assert cluster.superuser_url not in repr(cluster)
    assert stat.S_IMODE(cluster.data_dir.stat().st_mode) == 0o700
    assert {file.stat().st_mode & 0o077 for file in cluster.data_dir.iterdir()} == {0}


@pytest.mark.parametrize("source", ["debian", "wheel"])
async def test_both_sources_of_programs_serve(place, source, monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    if source == "wheel":
        monkeypatch.setattr(binaries, "DEBIAN", Path("/nonexistent"))
    elif not binaries.DEBIAN.is_dir():
        # Without Debian's packages the operator's folder stands in for them.
        monkeypatch.setenv("PG_BIN", str(binaries.find_binaries(16).folder))
    expected = binaries.find_binaries()

    cluster = start(place)

    assert int(await ask(cluster, "SHOW server_version_num")) // 10000 == expected.major


async def test_data_of_an_older_version_is_served_by_that_version(place, monkeypatch):
    monkeypatch.setenv("PG_BIN", str(binaries.find_binaries(16).folder))
    start(place)
    stop_cluster(place)
    monkeypatch.setenv("PG_BIN", str(binaries.find_binaries(18).folder))

    assert int(await ask(start(place), "SHOW server_version_num")) // 10000 == 16


def test_a_missing_version_is_named():
    with pytest.raises(EmbeddedServerError, match="PostgreSQL 99"):
        binaries.find_binaries(99)


def test_a_folder_with_other_things_is_refused_and_left_alone(parent):
    full = parent / "documents"
    full.mkdir()
    (full / "letter.txt").write_text("keep")
    with pytest.raises(EmbeddedServerError, match="已有其他文件"):
        start_cluster(full)
    assert [file.name for file in full.iterdir()] == ["letter.txt"]


def test_a_link_in_place_of_the_private_folder_is_refused(parent, monkeypatch):
    monkeypatch.setattr(folder, "REACHABLE_ROOTS", (parent,))
    monkeypatch.setattr(account.Account, "can_reach", lambda self, path: False)
    wanted = parent / "home" / "postgres"
    elsewhere = parent / "elsewhere"
    elsewhere.mkdir()
    made = folder.open_folder(wanted).path
    made.rmdir()
    made.symlink_to(elsewhere)

    with pytest.raises(EmbeddedServerError, match="链接"):
        start_cluster(wanted)
    assert list(elsewhere.iterdir()) == []


async def test_a_start_by_root_runs_as_the_system_account_and_loosens_no_parent(parent):
    """Run as root this proves the dropping of rights; run by anybody else, that the server is simply theirs."""
    private = parent / "home"
    private.mkdir(mode=0o700)
    wanted = private / "checkout" / "postgres"
    cluster = start(wanted)
    try:
        runs_as = Path(f"/proc/{postmaster(cluster)}").stat().st_uid
        assert runs_as != 0
        assert (cluster.data_dir == wanted) == (os.geteuid() != 0)
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        assert start(wanted) == cluster
        assert await ask(cluster, "SELECT 1") == 1
    finally:
        stop_cluster(wanted)
        shutil.rmtree(cluster.data_dir)


async def test_an_ordinary_account_runs_its_own_server(parent):
    """In a process that gives up root first; an ordinary account has nothing to give up."""
    home = parent / "ordinary"
    home.mkdir()
    script = """
import os, sys
from pathlib import Path
from ops.embedded.postgres import start_cluster, stop_cluster
home = Path(sys.argv[1])
if os.geteuid() == 0:
    os.chown(home, int(sys.argv[2]), int(sys.argv[3]))
    os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[2]))
cluster = start_cluster(home / "postgres", fast_and_unsafe=True)
pid = (cluster.data_dir / "data" / "postmaster.pid").read_text().split()[0]
print(cluster.data_dir, os.geteuid(), os.stat(f"/proc/{pid}").st_uid)
stop_cluster(home / "postgres")
"""
    nobody = pwd.getpwnam("nobody")
    command = [sys.executable, "-c", script, str(home), str(nobody.pw_uid), str(nobody.pw_gid)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stderr
    place, own, server = answer.stdout.split()
    assert place == str(home / "postgres")
    assert own == server != "0"


async def test_programs_out_of_reach_are_copied_to_a_place_of_root(parent, place, monkeypatch):
    """A virtual environment below root's private home cannot be entered by the server's account."""
    monkeypatch.setattr(binaries, "REACHABLE_ROOTS", (parent,))
    monkeypatch.setattr(binaries, "DEBIAN", Path("/nonexistent"))
    monkeypatch.delenv("PG_BIN", raising=False)
    installed = binaries.find_binaries(18).folder
    private = parent / "home"
    private.mkdir(mode=0o700)
    for tree in (installed.parents[1], installed.parents[1].with_name(f"{binaries.WHEEL}.libs")):
        shutil.copytree(tree, private / tree.name, symlinks=True)
    monkeypatch.setenv("PG_BIN", str(private / binaries.WHEEL / installed.parent.name / "bin"))

    cluster = start(place)

    program = Path(f"/proc/{postmaster(cluster)}/cmdline").read_bytes().split(b"\0")[0].decode()
    # Whoever is not root runs the programs where they are.
    assert program.startswith(str(private)) == (os.geteuid() != 0)
    assert await ask(cluster, "SHOW server_version_num") >= "180000"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
