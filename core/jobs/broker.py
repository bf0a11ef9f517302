"""The Celery application: queues, broker, and the one task that every kind of job shares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from celery import Celery

from core.jobs.folder_transport import private_folder
from core.jobs.registry import QUEUES
from core.kernel.settings import Settings

TASK = "yikatong.run_job"
_FILESYSTEM = "filesystem://"


def make_celery(settings: Settings) -> Celery:
    """A Celery application for the broker in `settings`; results are kept in job rows, never in the broker."""
    in_folder = settings.broker_url.startswith(_FILESYSTEM)
    application = Celery(
        "yikatong",
        broker=f"{_FILESYSTEM}localhost" if in_folder else settings.broker_url,
        set_as_current=False,
    )
    application.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        task_default_queue="default",
        task_create_missing_queues=True,
        task_acks_late=True,
        task_reject_on_worker_lost=False,
        worker_prefetch_multiplier=1,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_max_memory_per_child=400_000,
        broker_connection_retry_on_startup=True,
        # A worker outlives any outage of its broker.
        broker_connection_max_retries=None,
        broker_transport="core.jobs.folder_transport:Transport" if in_folder else None,
        broker_transport_options=_transport_options(settings.broker_url),
        timezone="Asia/Shanghai",
    )
    return application


def _transport_options(broker_url: str) -> dict[str, Any]:
    # Who sends a hint does not wait for a broker that is down: the sweeper repeats the hint.
    impatient = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "connect_retries_timeout": 3}
    if broker_url.startswith("redis"):
        return {**impatient, "visibility_timeout": 3600, "socket_timeout": 5, "socket_connect_timeout": 3}
    if not broker_url.startswith(_FILESYSTEM):
        return impatient
    folder = Path(broker_url.removeprefix(_FILESYSTEM))
    messages, control = private_folder(folder / "messages"), private_folder(folder / "control")
    folder.chmod(0o700)
    return {
        "data_folder_in": str(messages),
        "data_folder_out": str(messages),
        "control_folder": str(control),
        "polling_interval": 0.05,
    }


class CelerySender:
    """Sends hints: county and job id, nothing else."""

    def __init__(self, application: Celery) -> None:
        self._application = application

    def __call__(self, county: str, job_id: int, queue: str) -> None:
        """Send one hint; raises what the broker raises."""
        if queue not in QUEUES:
            raise ValueError(f"unknown queue {queue!r}")
        self._application.send_task(TASK, args=[county, job_id], queue=queue, retry=False)
