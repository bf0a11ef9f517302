"""Measure every list of the portal: fill a county, sign fifty officials in, let them ask, and say how long they waited."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import asyncpg

from core.kernel.clock import today
from ops.bench.portal.changes import constant_changes
from ops.bench.portal.county import plan_county
from ops.bench.portal.fill import fill_county
from ops.bench.portal.first_load import first_load_bytes
from ops.bench.portal.officials import PEOPLE, SignedIn, sign_everybody_in
from ops.bench.portal.pages import Ask, find_asks, share_out
from ops.bench.portal.report import ListRow, PortalReport, percentile
from ops.bench.portal.spent import spent_ms
from ops.bench.portal.variants import Facts, given_by_pages, learn_facts, variants_of
from ops.commands.running import run, standalone_platform
from ops.demo.desk import DeskRefused
from ops.platform.processes import ROOT
from ops.platform.start import RunningPlatform

COUNTY = "530423"
LINES = 2_000_000
ROUNDS = 1
"""How many requests of every user count: a second for each list, and one before it, make a run of less than eight minutes."""
CHANGES_PACE = 1.0
"""Seconds between two changes of every table that lists are made of: nobody's list is remembered for longer."""
Log = Callable[[str], None]


class UsersFailed(RuntimeError):
    """The process of the users did not end well; the text holds what it said."""


@dataclass(frozen=True, slots=True)
class Load:
    """How hard the lists are used: `people` at once, each asking again after `pace` seconds, `rounds` times that count.

    One round before them, in which connections are opened, does not count.
    """

    people: int = PEOPLE
    pace: float = 1.0
    rounds: int = ROUNDS


@dataclass(frozen=True, slots=True)
class Portal:
    """The platform under measurement, who is signed in on it, and the process of its users."""

    platform: RunningPlatform
    officials: Mapping[str, SignedIn]
    load: Load
    users: subprocess.Popen[str]

    def measure(self, asks: Sequence[Ask]) -> list[ListRow]:
        """One measurement for `asks`, which all ask for the same: a row for each. Raises `UsersFailed`."""
        roles = {account: one.role for account, one in self.officials.items()}
        users = [
            (address, self.officials[account].desk.cookie)
            for account, address in share_out(asks[0], roles, self.load.people)
        ]
        cold = self._open_first(asks[0], roles)
        before = self._spent()
        said = self._use(users)
        web, postgres = (after - then for after, then in zip(self._spent(), before, strict=True))
        counted = [one for turn in said["milliseconds"][1:] for one in turn]
        failures = tuple(f"{status} {address}: {text}" for address, status, text in said["failures"][:3])
        asked = sum(map(len, said["milliseconds"])) or 1
        waited = counted or [float("inf")]
        return [
            ListRow(
                one.name, one.title, percentile(waited, 0.95), percentile(waited, 0.5), cold, len(counted),
                web / asked, postgres / asked, failures,
            )
            for one in asks
        ]  # fmt: skip

    def _open_first(self, ask: Ask, roles: Mapping[str, str]) -> float:
        """One official of each role and of each place opens the list, one after another; returns the milliseconds of the slowest.

        What comes from the disk for the first time is so read before anybody counts, and stands in the report.
        """
        slowest = 0.0
        accounts = sorted(ask.addresses)
        of_role = {roles[account]: account for account in accounts}
        of_place = {account.split(".")[1]: account for account in accounts}
        for account in sorted({*of_role.values(), *of_place.values()}):
            began = time.perf_counter()
            with contextlib.suppress(DeskRefused):
                self.officials[account].desk.get(ask.addresses[account])
            slowest = max(slowest, (time.perf_counter() - began) * 1000)
        return slowest

    def _use(self, users: list[tuple[str, str]]) -> dict[str, list[list[float]]]:
        place, (to, back) = urlsplit(self.platform.url), (self.users.stdin, self.users.stdout)
        assert to is not None and back is not None
        order = {"host": place.hostname, "port": place.port, "users": users}
        print(
            json.dumps(order | {"rounds": 1 + self.load.rounds, "pace": self.load.pace}), file=to, flush=True
        )
        answer = back.readline()
        if not answer:
            raise UsersFailed(f"模拟用户的进程意外退出（状态 {self.users.wait()}）")
        said: dict[str, list[list[float]]] = json.loads(answer)
        return said

    def _spent(self) -> tuple[float, float]:
        """Processor time so far of the web processes and of PostgreSQL."""
        cluster = self.platform.environment.cluster
        assert cluster is not None, "a platform of the command's own has its own database"
        server = int((cluster / "data" / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        return spent_ms(self.platform.processes.pid("web")), spent_ms(server)


@contextlib.contextmanager
def _users() -> Iterator[subprocess.Popen[str]]:
    """The process of the users; it ends with its input."""
    with subprocess.Popen(
        [sys.executable, "-m", "ops.bench.portal.users"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        yield process


def measure_portal(lines: int, log: Log, load: Load | None = None) -> PortalReport:
    """Measure on a platform of its own, which is removed afterwards, in a county with `lines` lines that is changed every second.

    Raises `click.ClickException` when the platform cannot be started, `NotBuilt` without a built portal, `UsersFailed`,
    `PageIncomplete` for a page that this measurement does not know how to open.
    """
    size = first_load_bytes()
    plan = plan_county(lines)
    with standalone_platform(workers=1, counties=(COUNTY,)) as platform:
        owner_url = json.loads(platform.environment.variables["YKT_SERVERS"])["main"]["owner_url"]
        with sign_everybody_in(platform, COUNTY) as officials:
            log(f"{len(officials)} 人已登录，开始造 {plan.lines:,} 条明细")
            run(fill_county(COUNTY, plan, owner_url, today(), log))
            facts = run(_facts(owner_url))
            posts = tuple(sorted({one.role for one in officials.values()}))
            desks = {account: one.desk for account, one in officials.items()}
            asks = find_asks(desks, COUNTY, given_by_pages(facts), variants_of(facts))
            with _users() as users, constant_changes(owner_url, COUNTY, CHANGES_PACE):
                rows = list(_measured(Portal(platform, officials, load or Load(), users), asks, log))
    return PortalReport(size, plan.lines, posts, tuple(sorted(rows, key=lambda row: row.name)))


def _measured(portal: Portal, asks: Sequence[Ask], log: Log) -> Iterator[ListRow]:
    """A row for each ask; pages that ask for the very same of the same officials are measured once."""
    alike: dict[tuple[tuple[str, str], ...], list[Ask]] = defaultdict(list)
    for ask in asks:
        alike[tuple(sorted(ask.addresses.items()))].append(ask)
    for place, group in enumerate(alike.values(), start=1):
        rows = portal.measure(group)
        for row in rows:
            log(
                f"{place}/{len(alike)} {row.name}：p95 {row.first_page_ms:.0f} 毫秒"
                + "".join(row.failures[:1])
            )
        yield from rows


async def _facts(owner_url: str) -> Facts:
    owner = await asyncpg.connect(owner_url)
    try:
        await owner.execute(f'SET search_path TO "c{COUNTY}"')
        return await learn_facts(owner, COUNTY)
    finally:
        await owner.close()
