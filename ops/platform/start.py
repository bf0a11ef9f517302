"""Start the whole platform on this machine, with a synthetic province in it, and stop it without leaving anything."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from cryptography.exceptions import InvalidTag

import core.audit  # noqa: F401 - installs the audit writer
from core.database.engine import ENGINE
from core.kernel.clock import OffsetFileClock, install_clock
from core.kernel.errors import NotFound
from migrations.run import MigrationFailed
from ops.embedded.postgres import stop_cluster
from ops.platform.accounts import DemoAccounts, DemoRefused
from ops.platform.demo_province import DEMO_COUNTIES, prepare_province
from ops.platform.environment import Environment, forget, prepare_environment, remember
from ops.platform.lock import holding
from ops.platform.processes import Processes, free_port
from ops.sign_heads import sign_heads
from ops.simulators.launch import RunningSimulators, start_simulators

HEALTH = "/api/v1/health"


class StartRefused(RuntimeError):
    """The platform cannot be started; the text says why and what to do, in Chinese."""


@dataclass(slots=True)
class RunningPlatform:
    """A platform that runs. `url` is its address without a path; `stop` ends everything that was started for it."""

    url: str
    environment: Environment
    processes: Processes
    simulators: RunningSimulators
    accounts: DemoAccounts
    _ending: contextlib.ExitStack

    def stop(self) -> None:
        """Stop processes, simulators and the embedded database; the data stay. Repeating it does nothing."""
        with uninterrupted():
            self._ending.close()

    def __enter__(self) -> RunningPlatform:
        """Already running."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.stop()


def start_platform(
    var: Path,
    *,
    port: int = 0,
    workers: int = 1,
    environ: Mapping[str, str] | None = None,
    counties: Sequence[str] = DEMO_COUNTIES,
) -> RunningPlatform:
    """Start or continue the platform whose data lie below `var`; returns when it answers.

    `port` of the web server on 127.0.0.1, 0 for any free one; `workers` child processes for jobs; `counties` are opened with
    an account for every post. `environ` (this
    process's variables by default) may name another database and broker. This process uses the platform's settings from
    then on. To be called from the main thread: the children end with the thread that started them. Whatever was started
    is stopped again when a step fails. Raises `StartRefused`, `InUse`, `EmbeddedServerError`, `ProcessFailed`.
    """
    var = var.absolute()
    port = port or free_port()
    with contextlib.ExitStack() as ending:
        ending.enter_context(holding(var))
        if not (environ or os.environ).get("YKT_DATABASE_URL"):
            # Before the start: an interrupt in the middle of it must not leave a server behind.
            ending.callback(stop_cluster, var / "postgres")
        environment = prepare_environment(var, f"http://127.0.0.1:{port}", environ or os.environ)
        simulators = _start_simulators(environment)
        ending.callback(simulators.stop)
        accounts = _prepare(environment, counties)
        processes = Processes(environment.variables, var / "logs")
        ending.callback(processes.stop)
        processes.start("web", "-m", "ops.cli", "web", "--port", str(port))
        processes.start("worker", "-m", "ops.cli", "worker", "--concurrency", str(workers))
        processes.start("sweeper", "-m", "ops.cli", "sweeper")
        url = f"http://127.0.0.1:{port}"
        processes.wait_for_http("web", url + HEALTH)
        ending.callback(forget, environment)
        remember(environment)
        return RunningPlatform(url, environment, processes, simulators, accounts, ending.pop_all())


def _start_simulators(environment: Environment) -> RunningSimulators:
    data = environment.var / "simulators"
    data.mkdir(mode=0o700, exist_ok=True)
    simulators = start_simulators(data, clock_file=Path(environment.variables["YKT_CLOCK_FILE"]))
    simulators.write_outside_file(Path(environment.variables["YKT_OUTSIDE_FILE"]))
    return simulators


def _prepare(environment: Environment, counties: Sequence[str]) -> DemoAccounts:
    environment.activate()
    install_clock(OffsetFileClock(Path(environment.variables["YKT_CLOCK_FILE"])))

    async def work() -> DemoAccounts:
        try:
            accounts = await prepare_province(environment.var, counties)
            await sign_heads({})
            return accounts
        finally:
            await ENGINE.close_pools()

    try:
        return asyncio.run(work())
    except MigrationFailed as error:
        raise StartRefused(
            f"数据库结构与程序不一致，不能继续使用原有数据：{error}\n"
            "演示数据可以用 ./ops/run --fresh 全部重建；正式数据请恢复原来的迁移文件，另写新的迁移。"
        ) from error
    except InvalidTag as error:
        raise StartRefused(
            f"密钥文件 {environment.variables['YKT_KEY_FILE']} 与数据库不是同一套：请恢复原来的密钥文件，"
            "或换一个空的数据库重新开始。"
        ) from error
    except DemoRefused as error:
        raise StartRefused(str(error)) from error
    except NotFound as error:
        raise StartRefused(error.message) from error


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM wait: a stop that is interrupted would leave processes behind."""

    def ignore(number: int, frame: FrameType | None) -> None:
        return None

    before = {number: signal.signal(number, ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
