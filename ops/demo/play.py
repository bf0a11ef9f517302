"""The state of one played month: who sits where, what was planted, how long each stage took."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

from core.kernel.clock import OffsetFileClock
from ops.demo.desk import Desk
from ops.demo.report import MonthReport, Stage
from ops.demo.roster import Roster
from ops.platform.accounts import DemoAccounts
from ops.platform.start import RunningPlatform

Log = Callable[[str], None]
TOWNSHIP_STAGES = frozenset({"township_confirm", "township_publicity", "township_review", "township_repost"})


class Play:
    """One month of one county and programme. Steps take it along and fill it in."""

    def __init__(
        self,
        url: str,
        var: Path,
        accounts: DemoAccounts,
        *,
        county: str,
        programme: str,
        people: int,
        entry: str,
        log: Log,
    ) -> None:
        """`county` has six digits, `entry` is township or county, `log` takes one line of text for each stage."""
        self.url, self.var, self.accounts, self.log = url, var, accounts, log
        self.county, self.programme, self.people, self.entry = county, programme, people, entry
        self.clock = OffsetFileClock(var / "clock")
        self.report = MonthReport(county, programme, people)
        self.roster = Roster(programme)
        self.batch: dict[str, Any] = {}
        self.files: dict[int, list[int]] = {}
        """Intake file id → roster numbers of its rows, in the order of the file."""
        self.said: dict[int, set[str]] = defaultdict(set)
        """Roster number → what the platform said of that line."""
        self.number_of_line: dict[int, int] = {}
        """Line id → roster number."""
        self.dossiers: list[dict[str, Any]] = []
        """Those that are taken along; `left` are the ids of those that stay where they are."""
        self.left: set[int] = set()
        self._desks: dict[tuple[str, str], Desk] = {}

    @classmethod
    def on(cls, platform: RunningPlatform, *, county: str, programme: str, people: int, entry: str) -> Self:
        """A month on a platform that this process started; of its stages nothing is said."""
        return cls(
            platform.url,
            platform.environment.var,
            platform.accounts,
            county=county,
            programme=programme,
            people=people,
            entry=entry,
            log=lambda text: None,
        )

    def close(self) -> None:
        """Everybody leaves."""
        for desk in self._desks.values():
            desk.close()

    def desk(self, role: str, place: str = "") -> Desk:
        """The official who holds `role` at `place` (a township's 12 digits; the county when empty)."""
        key = (role, place or self.county)
        if key not in self._desks:
            account = self.accounts.at(*key)
            self._desks[key] = Desk(self.url, account.account, self.accounts.password, self.county)
        return self._desks[key]

    @property
    def today(self) -> date:
        """The business date."""
        return self.clock().date()

    def advance_to(self, day: date) -> None:
        """Let business time pass until the morning of `day`; nothing happens when it has come already."""
        days = (day - self.today).days
        if days > 0:
            self.clock.advance(timedelta(days=days))

    @contextmanager
    def stage(self, name: str) -> Iterator[dict[str, int]]:
        """Time a stage; the block fills in `people` and `fen`."""
        counts = {"people": 0, "fen": 0}
        started = time.perf_counter()
        yield counts
        done = Stage(name, time.perf_counter() - started, counts["people"], counts["fen"])
        self.report.stages.append(done)
        self.log(f"{name}\t{done.seconds:.2f} 秒\t{done.people:,} 人\t{done.fen / 100:,.2f} 元")

    def by_desk(self, role: str, stage: str) -> Iterable[tuple[Desk, list[dict[str, Any]]]]:
        """The dossiers in the hands of each official who holds `role`: townships have their own, the county one."""
        if stage not in TOWNSHIP_STAGES:
            return [(self.desk(role), self.dossiers)]
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for dossier in self.dossiers:
            groups[dossier["township_code"]].append(dossier)
        return [(self.desk(role, township), group) for township, group in sorted(groups.items())]

    def refresh(self) -> None:
        """Read the dossiers of the batch again, without those that were left behind."""
        rows = self.desk("county_operator").every_row("~/dossiers", batch_id=self.batch["id"])
        self.dossiers = [row for row in rows if row["id"] not in self.left]

    def leave(self, township: str) -> dict[str, Any] | None:
        """Take the dossier of `township` (12 digits) no further; None when it is not on the way."""
        staying = [row for row in self.dossiers if row["township_code"] == township]
        self.left.update(row["id"] for row in staying)
        self.dossiers = [row for row in self.dossiers if row["id"] not in self.left]
        return staying[0] if staying else None

    def count(self, counts: dict[str, int]) -> None:
        """Put the people and fen of all dossiers into a stage's counts."""
        counts["people"] = sum(dossier["people"] for dossier in self.dossiers)
        counts["fen"] = sum(dossier["total_fen"] for dossier in self.dossiers)
