"""Fixtures of the journeys: real processes on the databases of one test."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from celery import Celery

from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.jobs.registry import QUEUES
from core.kernel.settings import settings
from tests.conftest import NAMED_BROKER, Province, forget_settings
from tests.core.payments.conftest import simulators, world  # noqa: F401 - fixtures of the journeys too
from tests.journeys.probe_jobs import probe_jobs
from tests.journeys.workers import Crew, crew


@pytest.fixture
def team(province: Province, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """Processes on this test's databases, with leases of two seconds and the named broker or a folder of their own."""
    if NAMED_BROKER is None:
        with team_on(province, monkeypatch, _folder(province)) as processes:
            yield processes
    else:
        with _alone_on(NAMED_BROKER), team_on(province, monkeypatch, NAMED_BROKER) as processes:
            yield processes


@pytest.fixture
def team_on_folder(province: Province, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """As `team`, for tests that are about the broker's folder."""
    with team_on(province, monkeypatch, _folder(province)) as processes:
        yield processes


def _folder(province: Province) -> str:
    return f"filesystem://{province.var / 'broker'}"


@contextmanager
def team_on(province: Province, monkeypatch: pytest.MonkeyPatch, broker: str) -> Iterator[Crew]:
    """Processes on this test's databases and the broker at that address, which no other test uses meanwhile."""
    monkeypatch.setenv("YKT_BROKER_URL", broker)
    monkeypatch.setenv("YKT_JOB_LEASE_SECONDS", "2")
    forget_settings()
    application = make_celery(settings())
    _empty_queues(application)
    install_hint_sender(CelerySender(application))
    with probe_jobs(), crew(province.var / "logs") as processes:
        yield processes
    install_hint_sender(lambda county, job_id, queue: None)
    forget_settings()


@contextmanager
def _alone_on(broker: str) -> Iterator[None]:
    """Keep other test processes off a broker that they share: its hints name jobs of this test's databases only."""
    name = f"ykt-tests-{sha256(broker.encode()).hexdigest()[:16]}.lock"
    with (Path(tempfile.gettempdir()) / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _empty_queues(application: Celery) -> None:
    with application.connection_for_write() as connection, connection.channel() as channel:
        for name in QUEUES:
            queue = application.amqp.queues[name](channel)
            queue.declare()
            queue.purge()
