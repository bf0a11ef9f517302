"""业务系统 as a process, with the lists of a test in data files of its own."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.access.official import Official
from core.applications.columns import layout_of
from core.applications.request_fetch import request_fetch
from core.database import execute, fetch_row
from core.jobs import run_job
from core.plugin_host import subsidy
from ops.simulators.launch import TIMEOUT_SECONDS, start_business
from ops.simulators.secrets import BUSINESS_SYSTEMS, ensure_secrets
from tenants import county_session
from tests.conftest import forget_settings
from tests.factories.applications import COUNTY
from tests.factories.outside import control, set_faults, write_list

CODE = "civil_affairs"


def listed(rows: Iterable[Mapping[str, Any]], programme: str = "elderly_service") -> dict[str, Any]:
    """`columns` and `rows` of a list, from rows by column key as `tests.factories.applications.row` makes them."""
    columns = [column for column in layout_of(subsidy(programme)).columns if column.key != "ordinal"]
    return {
        "columns": [column.title for column in columns],
        "rows": [[cells.get(column.key) for column in columns] for cells in rows],
    }


@dataclass(frozen=True)
class CivilAffairs:
    """The running system of one test: its folder, and how it is reached."""

    folder: Path
    outside: dict[str, Any]

    def offer(self, people: Iterable[Mapping[str, Any]], list_id: str = "MZ-1", **changes: Any) -> None:
        """Let a list of these people wait, or change it."""
        write_list(self.folder, list_id, **listed(people) | changes)

    async def faults(self, **faults: object) -> None:
        """Misbehave from now on; without any, all is well again."""
        await set_faults(self.outside, CODE, **faults)

    async def requests(self) -> int:
        """How many requests it got so far."""
        return (await control(self.outside, CODE, "GET", "requests"))[CODE]


@contextlib.contextmanager
def civil_affairs(folder: Path) -> Iterator[CivilAffairs]:
    """Run the system over an empty folder and point the settings at it."""
    folder.mkdir(parents=True, exist_ok=True)
    running = start_business(folder)
    secrets = ensure_secrets(folder)
    outside = {
        code: {
            "url": f"{running.url}/{code}",
            "ca_file": None,
            "secret": secrets[code],
            "timeout_seconds": TIMEOUT_SECONDS,
        }
        for code in BUSINESS_SYSTEMS
    }
    file = folder / "outside.json"
    file.write_text(json.dumps(outside), encoding="utf-8")
    os.environ["YKT_OUTSIDE_FILE"] = str(file)
    forget_settings()
    try:
        yield CivilAffairs(folder, outside)
    finally:
        del os.environ["YKT_OUTSIDE_FILE"]
        forget_settings()
        running.stop()


async def job_of(job_id: int) -> dict[str, Any]:
    """The job as it is now."""
    async with county_session(COUNTY, read_only=True):
        row = await fetch_row("SELECT state, attempt, result, error FROM job WHERE id = $1", job_id)
    assert row is not None
    return dict(row)


async def ask_for(batch_id: int, by: Official, list_id: str = "MZ-1", *, region: str = "") -> int:
    """Ask for a list to be fetched; returns the job."""
    async with county_session(COUNTY):
        return await request_fetch(batch_id, CODE, list_id, by, region_code=region)


async def try_again(job_id: int) -> dict[str, Any]:
    """Run a job that was put back, as the sweeper would when its time has come."""
    async with county_session(COUNTY):
        await execute("UPDATE job SET run_after = '2000-01-01' WHERE id = $1", job_id)
    await run_job(COUNTY, job_id)
    return await job_of(job_id)


async def fetch_whole(
    batch_id: int, by: Official, list_id: str = "MZ-1", *, region: str = ""
) -> dict[str, Any]:
    """Fetch a list and import it at once; returns the result of the import."""
    job_id = await ask_for(batch_id, by, list_id, region=region)
    await run_job(COUNTY, job_id)
    fetched = await job_of(job_id)
    assert fetched["state"] == "done", fetched["error"]
    import_job: int = fetched["result"]["import_job_id"]
    await run_job(COUNTY, import_job)
    imported = await job_of(import_job)
    assert imported["state"] == "done", imported["error"]
    result: dict[str, Any] = imported["result"]
    return result
