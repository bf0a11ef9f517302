"""Progress streams: how many an official holds open, across processes, and when they end. Only time is not real here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

from core.access.end_stream import end_stream
from core.access.lease_stream import LEASE, STREAMS_PER_OFFICIAL, lease_stream
from core.access.official import Official
from core.access.prolong_stream import prolong_stream
from core.database import fetch_value
from core.kernel.clock import system_clock
from core.kernel.errors import TooMany
from tenants import platform_session
from tests.conftest import EAST_COUNTY
from tests.factories.officials import official
from tests.web.test_jobs import JOBS, asked, events
from web import streams
from web.guard import SESSION_COOKIE

_CLOCKS = (
    "core.access.lease_stream",
    "core.access.prolong_stream",
    "core.access.load_sign_in",
    "web.streams",
)


class Time:
    """A clock that moves only when told, and pauses that do `between` instead of waiting."""

    def __init__(self) -> None:
        self.moment: datetime = system_clock()
        self.between: Callable[[], Awaitable[object]] | None = None

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, span: timedelta) -> None:
        """Move on."""
        self.moment += span

    async def pause(self, _seconds: float) -> None:
        """Stands for waiting."""
        assert self.between is not None, "the stream should be over"
        await self.between()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Iterator[Time]:
    clock = Time()
    for module in _CLOCKS:
        monkeypatch.setattr(f"{module}.system_clock", clock)
    monkeypatch.setattr(streams, "pause", clock.pause)
    return clock


async def open_leases() -> int:
    async with platform_session(read_only=True):
        return int(await fetch_value("SELECT count(*) FROM stream_lease"))


async def granted(by: Official) -> UUID | None:
    """A lease in a session of its own, as each web process asks for one; None when there is none left."""
    try:
        async with platform_session():
            return await lease_stream(by)
    except TooMany:
        return None


def asker(client: Any) -> Official:
    return official("county_operator", EAST_COUNTY, id=client.official_id)


async def test_streams_asked_for_at_once_never_exceed_the_cap(browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    other = await browser("county_operator", EAST_COUNTY)
    leases = await asyncio.gather(*(granted(asker(client)) for _ in range(3 * STREAMS_PER_OFFICIAL)))
    assert len([lease for lease in leases if lease]) == STREAMS_PER_OFFICIAL
    assert await granted(asker(other)) is not None


async def test_beyond_the_cap_a_stream_is_refused_and_one_given_back_makes_room(browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))
    held = [await granted(asker(client)) for _ in range(STREAMS_PER_OFFICIAL)]
    answer = await client.get(f"{JOBS}/{job_id}/events")
    assert (answer.status_code, answer.json()["code"]) == (429, "job.too_many_streams")
    async with platform_session():
        await end_stream(held[0])
    await client.post(f"{JOBS}/{job_id}/cancel")
    answer = await client.get(f"{JOBS}/{job_id}/events")
    assert events(answer.text)[-1] == ("end", "cancelled")
    assert await open_leases() == STREAMS_PER_OFFICIAL - 1


async def test_the_leases_of_a_dead_process_run_out(browser: Any, time: Time) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    held = [await granted(asker(client)) for _ in range(STREAMS_PER_OFFICIAL)]
    time.pass_by(LEASE - timedelta(seconds=1))
    async with platform_session():
        assert await prolong_stream(held[0])
    assert await granted(asker(client)) is None
    time.pass_by(timedelta(seconds=1))
    fresh = [await granted(asker(client)) for _ in range(STREAMS_PER_OFFICIAL)]
    assert len([lease for lease in fresh if lease]) == STREAMS_PER_OFFICIAL - 1
    async with platform_session():
        assert await prolong_stream(held[0]) and not await prolong_stream(held[1])


async def test_a_stream_ends_within_a_minute_of_its_log_in(browser: Any, time: Time) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))
    looks: list[datetime] = []

    async def sign_out_then_wait() -> None:
        if not looks:
            assert (await client.delete("/api/v1/sign-ins/current")).status_code == 204
        looks.append(time.moment)
        time.pass_by(timedelta(seconds=20))

    time.between = sign_out_then_wait
    answer = await client.get(f"{JOBS}/{job_id}/events")
    assert [name for name, _ in events(answer.text)] == ["progress", "end"]
    assert events(answer.text)[-1] == ("end", "signed_out")
    assert len(looks) == 3 and await open_leases() == 0


async def test_a_stream_that_stays_open_is_prolonged_and_keeps_no_log_in_alive(
    browser: Any, time: Time
) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))
    started = time.moment

    async def wait() -> None:
        assert await open_leases() == 1
        time.pass_by(timedelta(minutes=1))

    time.between = wait
    answer = await client.get(f"{JOBS}/{job_id}/events")
    assert events(answer.text)[-1] == ("end", "signed_out")
    assert timedelta(minutes=10) < time.moment - started < timedelta(hours=12), "it idled out"
    assert await open_leases() == 0


async def test_a_stream_whose_lease_went_to_another_ends(browser: Any, time: Time) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))

    async def freeze() -> None:
        time.pass_by(LEASE)
        assert await granted(asker(client)) is not None

    time.between = freeze
    assert events((await client.get(f"{JOBS}/{job_id}/events")).text)[-1] == ("end", "expired")


async def test_a_client_that_goes_away_gives_its_lease_back(browser: Any, app: Litestar, time: Time) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))
    gone, first = asyncio.Event(), asyncio.Event()

    async def receive() -> dict[str, Any]:
        if first.is_set():
            await gone.wait()
            return {"type": "http.disconnect"}
        first.set()
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        assert message["type"] != "http.response.start" or message["status"] == 200

    async def leave() -> None:
        gone.set()
        await asyncio.Event().wait()

    time.between = leave
    path = f"{JOBS}/{job_id}/events"
    cookie = f"{SESSION_COOKIE}={client.cookies[SESSION_COOKIE]}".encode()
    scope: Any = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"ykt.test"), (b"cookie", cookie)],
        "client": ("127.0.0.1", 4711),
        "server": ("ykt.test", 80),
    }
    await app(scope, receive, send)  # type: ignore[arg-type]
    # The lease goes back in a task of its own.
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*(task for task in others if task.get_coro().__name__ == "_given_back"))  # type: ignore[union-attr]
    assert await open_leases() == 0


async def test_a_stream_takes_the_cookie_and_nothing_else(visitor: Any, browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(asker(client))
    token = client.cookies[SESSION_COOKIE]
    address = f"{JOBS}/{job_id}/events"
    for more in (
        {"params": {SESSION_COOKIE: token, "token": token}},
        {"headers": {"authorization": f"Bearer {token}", SESSION_COOKIE: token}},
    ):
        assert (await visitor.get(address, **more)).status_code == 401
    assert await open_leases() == 0
