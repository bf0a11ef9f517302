"""How a command finds the platform that it works on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import tempfile
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

import core.audit  # noqa: F401 - installs the audit writer
from core.database.engine import ENGINE
from core.kernel.clock import OffsetFileClock, install_clock
from core.kernel.settings import settings
from ops.embedded.errors import EmbeddedServerError
from ops.platform.accounts import DemoAccounts, read_accounts
from ops.platform.demo_province import DEMO_COUNTIES
from ops.platform.environment import recall
from ops.platform.lock import in_use
from ops.platform.processes import ProcessFailed
from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, StartRefused, start_platform, uninterrupted

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A demonstration that runs: its address, the folder of its outside parties and its clock, its accounts."""

    url: str
    var: Path
    accounts: DemoAccounts


def use_platform(url: str | None = None) -> None:
    """Take the settings from the environment, or from the platform that `ops/run` started below `var/`.

    With `url` that platform must have this address: a command reads its database, which an address alone does not open.
    Raises `click.ClickException` when there is no platform or another one.
    """
    if "YKT_SERVERS" not in os.environ:
        var = Path(os.environ.get("YKT_VAR", "var")).absolute()
        environment = recall(var)
        # What a killed platform left behind says nothing of a running one.
        if environment is None or not in_use(var):
            raise click.ClickException(
                f"{var} 下没有正在使用的平台：请先运行 ./ops/run，或设置 YKT_SERVERS 等环境变量"
            )
        environment.activate()
    if url is not None and _place(url) != _place(settings().public_url):
        raise click.ClickException(
            f"{url} 不是本机这套平台的地址，它的地址是 {settings().public_url}：请更正 --url，"
            "或用环境变量 YKT_VAR 指明另一套平台的数据目录"
        )
    clock_file = settings().clock_file
    if clock_file is not None:
        install_clock(OffsetFileClock(clock_file))


def use_demonstration(county: str, url: str | None = None) -> Demonstration:
    """The demonstration that runs, at `url` if that is given, with accounts in `county` (six digits).

    Raises `click.ClickException` when none runs, it is no demonstration, or nobody sits in that county.
    """
    use_platform(url)
    accounts = read_accounts(settings().var)
    if accounts is None or settings().clock_file is None:
        raise click.ClickException("演示只能在演示环境中进行：请先运行 ./ops/run，或加 --standalone")
    if not any(account.region == f"{county}000000" for account in accounts.accounts):
        raise click.ClickException(f"演示平台没有开通区县 {county}：请换一个区县，或加 --standalone")
    return Demonstration(settings().public_url, settings().var, accounts)


def refuse_both(url: str | None, standalone: bool) -> None:
    """Raise `click.UsageError` when a command is told to use a running platform and one of its own."""
    if url is not None and standalone:
        raise click.UsageError("--url 使用正在运行的平台，--standalone 自建一套，只能选一个")


def _place(url: str) -> tuple[str, int | None]:
    """Host and port of an address; the names of this machine are one."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = "127.0.0.1" if parts.hostname in {"localhost", "::1"} else parts.hostname or ""
    try:
        port = parts.port
    except ValueError as error:
        raise click.ClickException(f"地址 {url} 的端口不对，应如 http://127.0.0.1:8000") from error
    return host, port or {"http": 80, "https": 443}.get(parts.scheme)


@contextlib.contextmanager
def standalone_platform(
    *, workers: int = 2, counties: Sequence[str] = DEMO_COUNTIES
) -> Iterator[RunningPlatform]:
    """An embedded platform of the command's own: temporary data, free ports; stopped and removed however the block ends.

    SIGTERM ends the block as Ctrl-C does. A database or broker that the environment names is not used. Raises
    `click.ClickException` when it cannot be started.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("YKT_")}
    with tempfile.TemporaryDirectory(prefix="ykt-standalone-", ignore_cleanup_errors=True) as folder:
        var = Path(folder) / "var"
        with sigterm_interrupts():
            try:
                with (
                    _explained(),
                    start_platform(var, workers=workers, environ=own, counties=counties) as platform,
                ):
                    yield platform
            finally:
                with uninterrupted():
                    remove_data(var)


@contextlib.contextmanager
def sigterm_interrupts() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does: whatever was started for it is stopped on the way out."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (StartRefused, EmbeddedServerError, ProcessFailed) as error:
        raise click.ClickException(str(error)) from error


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work` on a fresh event loop and close its pools."""

    async def whole() -> Result:
        """The work, and the pools of its loop closed behind it."""
        try:
            return await work
        finally:
            await ENGINE.close_pools()

    return asyncio.run(whole())
