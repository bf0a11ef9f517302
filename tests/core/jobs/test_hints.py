"""A hint is only a hint: a broker that does not answer neither stops nor delays the change that sent it."""

from __future__ import annotations

import logging
import os

import pytest

from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender, send_hint
from core.kernel.settings import read_settings
from ops.platform.processes import free_port
from tests.conftest import Province


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
async def test_a_broker_that_is_down_is_logged_and_nothing_else(
    province: Province, scheme: str, caplog: pytest.LogCaptureFixture
) -> None:
    broker = f"{scheme}://127.0.0.1:{free_port()}"
    install_hint_sender(CelerySender(make_celery(read_settings({**os.environ, "YKT_BROKER_URL": broker}))))
    try:
        with caplog.at_level(logging.WARNING):
            await send_hint("530423", 7, "default")
    finally:
        install_hint_sender(lambda county, job_id, queue: None)
    assert "no hint sent for job 7 of county 530423" in caplog.text


def test_a_queue_that_no_worker_serves_is_refused(province: Province) -> None:
    sender = CelerySender(make_celery(read_settings(dict(os.environ))))
    with pytest.raises(ValueError, match="unknown queue"):
        sender("530423", 7, "nobody")
