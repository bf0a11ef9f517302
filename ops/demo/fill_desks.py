"""Give every desk of the demonstration's county something to see: reading, people at the counter, work under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

from ops.demo.citizens import (
    answer_feedback,
    claim_further,
    grant_entitlements,
    leave_every_feedback,
    object_at_the_board,
    propose_new_card,
    register_collectives,
)
from ops.demo.desk import Desk
from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch, prepare_roster
from ops.demo.offer_list import offer_list
from ops.demo.open_work import OpenWork
from ops.demo.play import Log, Play
from ops.demo.reading import add_policies, print_reading, publish_notices
from ops.platform.accounts import DemoAccounts

Run = Callable[[Coroutine[Any, Any, None]], None]


def fill_desks(url: str, var: Path, accounts: DemoAccounts, county: str, log: Log, run: Run) -> None:
    """Play what a county has beside a finished month, once for a demonstration whose first month is paid.

    `run` runs what the public does, which has no route without a captcha, on an event loop with the platform's database.
    Raises `DeskRefused`.
    """
    work = OpenWork(url, var, accounts, county, log)
    try:
        log("各岗位的在办业务")
        work.play()
        offer_list(work.plays["county"], "本月新增高龄老人", "通海县民政局")
        _neighbour(url, var, accounts, county, log)
        log("通知公告和政策文件")
        _reading(work, county)
        log("群众反馈、异议、账户变更和资格")
        _people(work, county, run)
    finally:
        work.close()


def _neighbour(url: str, var: Path, accounts: DemoAccounts, county: str, log: Log) -> None:
    """A list at 经办确认 in the other county, if there is one: the overview of leaders compares counties."""
    counties = sorted(
        {one.region[:6] for one in accounts.accounts if one.role == "county_operator"} - {county}
    )
    for other in counties[:1]:
        play = Play(
            url, var, accounts, county=other, programme="minimum_living", people=50, entry="county", log=log
        )  # fmt: skip
        try:
            for step in (open_batch, prepare_roster, import_roster, check_lines, confirm):
                step(play)
        finally:
            play.close()


def _reading(work: OpenWork, county: str) -> None:
    play = work.plays["posted"]
    pdfs = asyncio.run(print_reading())
    places = {
        "province": f"{county[:2]}0000000000",
        "prefecture": f"{county[:4]}00000000",
        "county": f"{county}000000",
    }
    desks = {level: play.desk(f"{level}_admin", region) for level, region in places.items()}
    publish_notices(desks, places, pdfs, play.today)
    add_policies(play.desk("province_department", places["province"]), pdfs, play.today)


def _people(work: OpenWork, county: str, run: Run) -> None:
    play = work.plays["posted"]
    town = min(line.village.code for line in play.roster.lines)[:9] + "000"
    operator, reviewer = play.desk("township_operator", town), play.desk("township_reviewer", town)
    posting = _posting(operator, play.batch["id"])
    run(leave_every_feedback(county, UUID(posting["public_id"])))
    answer_feedback(reviewer)
    object_at_the_board(operator, reviewer, posting["id"])
    first_month = play.desk("county_operator").every_row("~/batches")[-1]
    grant_entitlements(play.desk("county_operator"), first_month["id"], play.today)
    register_collectives(operator, town, operator.get("/api/v1/regions", parent=town))
    propose_new_card(operator, town)
    paid = work.plays["paid"].roster.lines
    known = next(line for line in paid if line.village.code.startswith(town[:9]) and not line.fault)
    claim_further(operator, work.plays["waiting"], known, town)


def _posting(operator: Desk, batch_id: int) -> dict[str, Any]:
    rows = operator.every_row("~/publicities", tab="published", batch_id=batch_id)
    posting: dict[str, Any] = rows[0]
    return posting
