"""Measure one county's list part by part: a fresh worker against the least work that any program could do.

Method. Every part starts from a state that the real verbs have made, vacuumed and analysed as autovacuum would. It is
measured three times, each on a fresh copy of that state's database: first the floor on a copy of its own, then the part
itself, by a worker process that was started for it (`ops.bench.subject`), so that its peak memory is that of this work
alone. The best of the three floors and of the three runs count, and the largest of the three peaks. Seconds exclude what
was spent with the outside parties, and the checks that a payment request repeats; both are reported beside. The PDFs are
printed once, without a floor, by the platform's own printing processes; the peak is that of the worker beside them.
`people` are the lines of the list; 4 % carry planted faults and drop out on the way, for the floors as for the parts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
from openpyxl import load_workbook

from core.kernel.clock import today
from core.plugin_host import subsidy
from ops.bench import steps
from ops.bench.floors import calculation_floor, checks_floor, fill_claims, import_floor, payment_floor
from ops.bench.judge import judge_with
from ops.bench.pages import count_pages
from ops.bench.report import Row
from ops.bench.stand import Stand, open_stand
from ops.commands.running import run

REPEATS = 3
CLAIMS = 1_000_000
CLAIMS_IN_FULL = 30_000_000
_SCHEMA = f"c{steps.COUNTY}"

Floor = Callable[[asyncpg.Connection], Awaitable[float]]
Log = Callable[[str], None]


@dataclass(slots=True)
class Bench:
    """One run over a list of `people` lines; the payment is measured beside `claims` claims of other people.

    With `full` they are so many that it is measured once and without copies.
    """

    stand: Stand
    people: int
    full: bool
    claims: int
    repeats: int
    log: Log
    printing: bool = True

    def rows(self) -> list[Row]:
        """Take the list from the upload to its payment request, and measure on the way."""
        batch_id, workbook = run(steps.prepare_list(self.stand, self.people))
        rows = [self._import(batch_id, workbook)]
        rows.append(self._checks(batch_id))
        dossiers = run(steps.bring_to_calculation(self.stand, batch_id))
        rows.append(self._calculation(batch_id, dossiers))
        ready = run(steps.bring_to_payment(self.stand, dossiers))
        printed = [self._pdf(ready.print_jobs)] if self.printing else []
        rows.append(self._payment(batch_id, ready.payment_job))
        return rows + printed

    def _import(self, batch_id: int, workbook: Path) -> Row:
        job = run(steps.ask_for_import(self.stand, batch_id, workbook.read_bytes()))
        floor = partial(import_floor, workbook=workbook, columns=_columns(workbook))
        return self._measure("import", ("job", steps.COUNTY, str(job)), floor)

    def _checks(self, batch_id: int) -> Row:
        """人社匹卡 and 预警核实 one after the other; their floor needs the answers that both have stored."""
        cards = run(steps.ask_for_cards(self.stand, batch_id))
        first = self._measure("checks", ("job", steps.COUNTY, str(cards)))
        alerts = run(steps.ask_for_alerts(self.stand, batch_id))
        second = self._measure("checks", ("job", steps.COUNTY, str(alerts)))
        floor = partial(
            checks_floor,
            schema=_SCHEMA,
            batch_id=batch_id,
            decide=judge_with(subsidy(steps.PROGRAMME), today()),
        )
        self.stand.tidy()
        return Row(
            "checks",
            self.people,
            first.seconds + second.seconds,
            min(self._floor(floor) for _ in range(self.repeats)),
            max(first.peak_mb or 0, second.peak_mb or 0),
            first.outside_seconds + second.outside_seconds,
        )

    def _calculation(self, batch_id: int, dossiers: list[int]) -> Row:
        operator = run(steps.official(self.stand, "county_operator"))
        floor = partial(calculation_floor, schema=_SCHEMA, batch_id=batch_id, fen=5000)
        arguments = ("calculation", steps.COUNTY, str(operator.id), *map(str, dossiers))
        return self._measure("calculation", arguments, floor, keep=False)

    def _pdf(self, jobs: list[int]) -> Row:
        """The notices of all villages, printed once: the layout takes so long that chance hardly matters."""
        row = self._measure("pdf", ("job", steps.COUNTY, *map(str, jobs)), keep=False, repeats=1)
        files = sorted((self.stand.var / "documents").glob("**/*.pdf"))
        return replace(row, documents=len(files), pages=sum(map(count_pages, files)))

    def _payment(self, batch_id: int, job: int) -> Row:
        run(self._fill_claims(self.claims))
        floor = partial(payment_floor, schema=_SCHEMA, batch_id=batch_id)
        # Copies of thirty million claims would take longer than what is measured, and more disk than there may be.
        repeats = 1 if self.full else self.repeats
        return self._measure(
            "payment", ("job", steps.COUNTY, str(job)), floor, repeats=repeats, in_place=self.full
        )

    async def _fill_claims(self, claims: int) -> None:
        async with self.stand.owner() as connection:
            await fill_claims(connection, claims)

    def _measure(
        self,
        name: str,
        subject: tuple[str, ...],
        floor: Floor | None = None,
        *,
        keep: bool = True,
        repeats: int | None = None,
        in_place: bool = False,
    ) -> Row:
        """Best of `repeats`, on copies of the current database; afterwards the last copy is the current one.

        Without `keep` the state before stays the current one; `in_place` makes no copies.
        """
        stand, before = self.stand, self.stand.database
        repeats = repeats or self.repeats
        stand.tidy()
        said: list[dict[str, Any]] = []
        floors: list[float] = []
        for attempt in range(1, repeats + 1):
            if floor is not None:
                floors.append(self._floor(floor) if in_place else self._floor_on_copy(before, floor))
                self.log(f"{name} 基线 {attempt}/{repeats}：{floors[-1]:.2f} 秒")
            copy = f"{before}_{attempt}"
            if in_place:
                stand.tidy()
            else:
                stand.copy(before, copy)
                stand.use(copy)
            said.append(stand.subject(*subject))
            self.log(f"{name} {attempt}/{repeats}：{said[-1]['seconds']:.2f} 秒")
            if not in_place and (attempt < repeats or not keep):
                stand.use(before)
                stand.drop(copy)
        if keep and not in_place:
            stand.drop(before)
        best = min(said, key=lambda one: one["seconds"])
        return Row(
            name,
            self.people,
            best["seconds"],
            min(floors, default=None),
            max(one["peak_mb"] for one in said),
            best["outside_seconds"],
            best["recheck_seconds"],
        )

    def _floor_on_copy(self, before: str, floor: Floor) -> float:
        """One run of a floor on a copy of its own: what it rolls back leaves dead rows behind."""
        copy = f"{before}_floor"
        self.stand.copy(before, copy)
        self.stand.use(copy)
        try:
            return self._floor(floor)
        finally:
            self.stand.use(before)
            self.stand.drop(copy)

    def _floor(self, floor: Floor) -> float:
        async def work() -> float:
            async with self.stand.owner() as connection:
                return await floor(connection)

        return asyncio.run(work())


def run_bench(
    people: int,
    *,
    full: bool,
    log: Log,
    claims: int | None = None,
    repeats: int = REPEATS,
    printing: bool = True,
) -> list[Row]:
    """The rows import, checks, calculation, payment and pdf for a list of `people` lines, on a stand of their own.

    `claims` of other people lie beside, a million by default and thirty when `full`; without `printing` the row pdf is left
    out; `log` takes a line of text now and then. Raises `SubjectFailed` when the measured work does not end well.
    """
    with open_stand() as stand:
        beside = claims or (CLAIMS_IN_FULL if full else CLAIMS)
        return Bench(stand, people, full, beside, repeats, log, printing).rows()


def _columns(workbook: Path) -> int:
    """How many columns the list has."""
    book = load_workbook(workbook, read_only=True)
    try:
        return len(next(book.worksheets[0].iter_rows(max_row=1, values_only=True)))
    finally:
        book.close()
