"""A whole month on a PostgreSQL server and a Redis that `YKT_DATABASE_URL` and `YKT_BROKER_URL` name, a worker killed in it.

The platform is started as `ops/run` starts it where both are set: it owns a database through a role that is no superuser and
starts neither a server nor a broker's folder of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest
import redis

from core.jobs.hints import install_hint_sender
from core.kernel.clock import install_clock, system_clock
from core.verification.verify_county import verify_county
from ops.commands.running import run
from ops.demo.month import play_month
from ops.embedded.postgres import start_cluster, stop_cluster
from ops.embedded.redis import RedisServer, start_redis, stop_redis
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.conftest import Province, forget_settings
from tests.factories.applications import add_batch, row, send_file, workbook
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR
from tests.journeys.conftest import team_on
from tests.journeys.holding import held_at
from tests.journeys.workers import finish_with_others, job_row, kill_group, wait_for

PEOPLE = 60


@dataclass(frozen=True)
class NamedServers:
    """The variables that name the servers."""

    database_url: str
    broker: RedisServer

    def variables(self) -> dict[str, str]:
        """What an administrator sets before `ops/run`."""
        return {"YKT_DATABASE_URL": self.database_url, "YKT_BROKER_URL": self.broker.url}


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[RedisServer]:
    """A Redis that belongs to nobody's platform."""
    server = start_redis(tmp_path / "redis")
    yield server
    stop_redis(tmp_path / "redis")
    shutil.rmtree(server.data_dir)


@pytest.fixture
def named(tmp_path: Path, broker: RedisServer) -> Iterator[NamedServers]:
    """That Redis, and a PostgreSQL with an empty database of a role that may create roles."""
    cluster = start_cluster(tmp_path / "database", fast_and_unsafe=True)
    yield NamedServers(run(_own_database(cluster.superuser_url)), broker)
    stop_cluster(tmp_path / "database")
    shutil.rmtree(cluster.data_dir)


async def _own_database(superuser_url: str) -> str:
    connection = await asyncpg.connect(superuser_url)
    try:
        await connection.execute("CREATE ROLE ykt_owner LOGIN CREATEROLE PASSWORD 'owner'")
        await connection.execute("CREATE DATABASE ykt OWNER ykt_owner")
    finally:
        await connection.close()
    place = urlsplit(superuser_url)
    return f"postgresql://ykt_owner:owner@{place.hostname}:{place.port}/ykt"


@pytest.fixture
def platform(named: NamedServers, tmp_path: Path) -> Iterator[RunningPlatform]:
    """A running platform on the named servers; this process's settings, clock and broker are given back afterwards."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("YKT_"):
            del os.environ[name]
    var = tmp_path / "var"
    try:
        with start_platform(var, workers=2, environ={**os.environ, **named.variables()}) as running:
            yield running
    finally:
        remove_data(var)
        os.environ.clear()
        os.environ.update(before)
        install_clock(system_clock)
        install_hint_sender(lambda county, job_id, queue: None)
        forget_settings()


@pytest.mark.timeout(300)
def test_a_month_on_named_servers_adds_up(platform: RunningPlatform, named: NamedServers) -> None:
    var = platform.environment.var
    report = play_month(
        platform.url,
        var,
        platform.accounts,
        county=COUNTY,
        programme="elderly_allowance",
        people=PEOPLE,
        entry="county",
        log=lambda text: None,
    )
    assert report.problems == []
    assert report.found == report.planted != {}
    assert report.fen_paid > 0
    assert [rule.name for rule in run(verify_county(COUNTY)) if not rule.ok] == []
    assert not (var / "postgres").exists()
    assert not (var / "broker").exists()
    with redis.Redis.from_url(named.broker.url) as client:
        assert client.exists("_kombu.binding.default") == 1, "hints went through the named broker"


async def test_a_worker_that_is_killed_with_redis_as_broker_loses_and_doubles_nothing(
    province: Province, broker: RedisServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with team_on(province, monkeypatch, broker.url) as team:
        batch = await add_batch()
        file = workbook(tmp_path / "list.xlsx", [row(n) for n in range(PEOPLE)])
        received = await send_file(file, batch, COUNTY_OPERATOR)
        assert received.job_id is not None
        async with held_at(province, "east", f"c{COUNTY}.line", "INSERT") as hold:
            worker = team.worker()
            await wait_for(hold.reached, "the first line", team)
            kill_group(worker)
            killed = await job_row(COUNTY, received.job_id)
            assert (killed["state"], killed["attempt"]) == ("running", 1)
        done = await finish_with_others(COUNTY, received.job_id, team)
        assert (done["state"], done["attempt"], done["result"]["rows"]) == ("done", 2, PEOPLE)
        with redis.Redis.from_url(broker.url) as client:
            assert client.exists("_kombu.binding.default") == 1
