"""Play one county's month: every post does its share through the HTTP API, from the Excel file to the bank's results."""

from __future__ import annotations

from pathlib import Path

from ops.demo.desk import DeskRefused
from ops.demo.intake_steps import (
    check_lines,
    compare_findings,
    confirm,
    import_roster,
    open_batch,
    prepare_roster,
)
from ops.demo.payment_steps import pay, read_results
from ops.demo.play import Log, Play
from ops.demo.report import MonthReport
from ops.demo.review_steps import walk_to_payment
from ops.platform.accounts import DemoAccounts


def play_month(
    url: str,
    var: Path,
    accounts: DemoAccounts,
    *,
    county: str,
    programme: str,
    people: int,
    entry: str,
    log: Log,
) -> MonthReport:
    """Make a roster, play every post until the bank's results are in, and report what does not add up.

    `var` is the folder of the running demonstration: the outside parties' files and the business clock are in it.
    `entry` is `township` or `county`. A refusal by the platform ends the month and is part of the report.
    """
    play = Play(url, var, accounts, county=county, programme=programme, people=people, entry=entry, log=log)
    try:
        open_batch(play)
        prepare_roster(play)
        import_roster(play)
        check_lines(play)
        confirm(play)
        walk_to_payment(play)
        pay(play)
        read_results(play)
        compare_findings(play)
        play.report.settle()
    except DeskRefused as error:
        play.report.problems.append(str(error))
    finally:
        play.close()
    return play.report
