"""The platform starts from nothing, goes on with its data, uses other servers when told to, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest

from core.database import fetch_row
from core.funds.sync_indicators import sync_indicators
from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.kernel.clock import today
from core.kernel.settings import settings
from ops.commands.running import run
from ops.demo.write_indicators import write_indicators
from ops.embedded.folder import open_folder
from ops.embedded.postgres import start_cluster, stop_cluster
from ops.embedded.redis import start_redis, stop_redis
from ops.platform.accounts import load_demo_official
from ops.platform.environment import recall
from ops.platform.lock import InUse
from ops.platform.processes import ProcessFailed
from ops.platform.start import RunningPlatform, start_platform
from tenants import county_session, platform_session

COUNTY = "530423"
DEADLINE_SECONDS = 60


def _children() -> set[int]:
    """Process numbers of the living children of this process."""
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return {int(pid) for pid in text.split()}


def _sync(platform: RunningPlatform) -> int:
    """Ask for a job that reads a simulator, as the county's finance entry desk; returns its id."""
    install_hint_sender(CelerySender(make_celery(settings())))

    async def work() -> int:
        async with platform_session():
            by = await load_demo_official(platform.accounts.at("county_finance_entry", COUNTY))
        async with county_session(COUNTY):
            return await sync_indicators(by)

    return run(work())


def _job(job_id: int) -> asyncpg.Record:
    async def work() -> asyncpg.Record | None:
        async with county_session(COUNTY, read_only=True):
            return await fetch_row("SELECT state, attempt, result, error FROM job WHERE id = $1", job_id)

    row = run(work())
    assert row is not None
    return row


def _finished(job_id: int) -> asyncpg.Record:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while (row := _job(job_id))["state"] not in {"done", "failed"}:
        assert time.monotonic() < deadline, f"job still {row['state']}: {row['error']}"
        time.sleep(0.05)
    return row


def _prove_a_job(platform: RunningPlatform) -> int:
    """A job asked for here is done by the worker process, which reads the budget system's file over HTTP."""
    folder = platform.environment.var / "simulators"
    write_indicators(folder, COUNTY, "elderly_service", today().year, (100_000, 200_000), "t")
    job_id = _sync(platform)
    row = _finished(job_id)
    assert (row["state"], row["attempt"], row["error"]) == ("done", 1, None)
    assert row["result"]["added"] == 2
    return job_id


def _sign_in(platform: RunningPlatform, role: str, region: str) -> dict:
    account = platform.accounts.at(role, region)
    with httpx.Client(base_url=platform.url, trust_env=False) as browser:
        browser.post(
            "/api/v1/sign-ins", json={"account": account.account, "password": platform.accounts.password}
        ).raise_for_status()
        return browser.get("/api/v1/me").raise_for_status().json()


def test_from_nothing_to_a_job_and_again_with_the_same_data(var: Path) -> None:
    before = _children()
    with start_platform(var) as platform:
        assert httpx.get(platform.url + "/api/v1/health", trust_env=False).json() == {"status": "ok"}
        for role, region in (
            ("province_admin", "53"), ("township_reviewer", "530423203"), ("unit_finance_operator", COUNTY),
        ):  # fmt: skip
            me = _sign_in(platform, role, region)
            assert [post["role"] for post in me["posts"]] == [role]
            assert not me["must_change_password"]
        job_id = _prove_a_job(platform)
        with pytest.raises(InUse, match="正在运行"):
            start_platform(var)
        assert recall(var) is not None
        first = platform.accounts
    assert _children() == before
    assert recall(var) is None
    assert not (open_folder(var / "postgres").data / "postmaster.pid").exists()

    with start_platform(var) as platform:
        assert platform.accounts == first
        assert _job(job_id)["state"] == "done"
    assert _children() == before


def test_a_database_and_a_broker_that_are_named_are_used(var: Path, tmp_path: Path) -> None:
    cluster = start_cluster(tmp_path / "database", fast_and_unsafe=True)
    redis = start_redis(tmp_path / "redis")
    try:
        url = run(_own_database(cluster.superuser_url))
        named = {"YKT_DATABASE_URL": url, "YKT_BROKER_URL": redis.url}
        with start_platform(var, environ=named) as platform:
            _prove_a_job(platform)
        assert not (var / "postgres").exists()
        assert not (var / "broker").exists()
        assert run(_counties(url)) == ["530423", "530425"]
    finally:
        stop_redis(tmp_path / "redis")
        stop_cluster(tmp_path / "database")
        for folder in (redis.data_dir, cluster.data_dir):
            shutil.rmtree(folder)


async def _own_database(superuser_url: str) -> str:
    """A database owned by a role that is no superuser, as an administrator would give it to the platform."""
    connection = await asyncpg.connect(superuser_url)
    try:
        await connection.execute("CREATE ROLE ykt_owner LOGIN CREATEROLE PASSWORD 'owner'")
        await connection.execute("CREATE DATABASE ykt OWNER ykt_owner")
    finally:
        await connection.close()
    place = urlsplit(superuser_url)
    return f"postgresql://ykt_owner:owner@{place.hostname}:{place.port}/ykt"


async def _counties(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        return [
            row["code"] for row in await connection.fetch("SELECT code FROM platform.county ORDER BY code")
        ]
    finally:
        await connection.close()


def test_a_start_that_fails_leaves_nothing_behind(var: Path) -> None:
    before = _children()
    with socket.create_server(("127.0.0.1", 0)) as occupied, pytest.raises(ProcessFailed, match="web"):
        start_platform(var, port=occupied.getsockname()[1])
    assert _children() == before
    assert recall(var) is None
    assert not (open_folder(var / "postgres").data / "postmaster.pid").exists()
