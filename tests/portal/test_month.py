"""One real month of one township through the pages, post by post, from the Excel file to 发放结果."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal import month_county, month_failures, month_finance, month_township
from tests.portal.conftest import ROOT, Desk
from tests.portal.month_plan import (
    COUNTY,
    PEOPLE,
    PROGRAMME,
    TOWNSHIP,
    fen_to_be_paid,
    plan_month,
    to_be_paid,
)


@pytest.fixture
def play(platform: RunningPlatform) -> Iterator[Play]:
    """What the demonstration knows of the month beside the pages: clock, accounts, the plan."""
    made = Play.on(platform, county=COUNTY, programme=PROGRAMME, people=PEOPLE, entry="township")
    yield made
    made.close()


@pytest.mark.timeout(900)
def test_a_month_from_the_excel_file_to_the_results(
    office: Desk, play: Play, platform: RunningPlatform, tmp_path: Path
) -> None:
    month_county.open_batch(office("county_operator", COUNTY), play)
    plan_month(play)
    people = _in_the_township(office, play, tmp_path)
    assert people == len(to_be_paid(play))
    _in_the_county(office, play)
    _to_the_bank(office, play)
    _what_the_bank_gave_back(office, play)
    month_failures.read_results(office("unit_finance_operator", COUNTY), play)
    _verify(platform)


def _in_the_township(office: Desk, play: Play, folder: Path) -> int:
    operator, reviewer = office("township_operator", TOWNSHIP), office("township_reviewer", TOWNSHIP)
    month_township.import_list(operator, play, folder)
    month_township.mend_list(operator, play, folder)
    month_township.check_list(operator, play)
    month_township.override_one(reviewer, play)
    people = month_township.confirm_list(operator, play)
    people = month_township.publicise(operator, reviewer, play, people)
    return month_township.review(reviewer, play, people)


def _in_the_county(office: Desk, play: Play) -> None:
    operator = office("county_operator", COUNTY)
    people, fen = len(to_be_paid(play)), fen_to_be_paid(play)
    month_county.calculate(operator, play, people, fen)
    month_county.publicise(operator, play, people)
    month_county.approve(office("county_reviewer", COUNTY), "部门审核", play, people, fen)
    month_county.approve(office("county_finance_reviewer", COUNTY), "财政复核", play, people, fen)


def _to_the_bank(office: Desk, play: Play) -> None:
    operator = office("unit_finance_operator", COUNTY)
    people, fen = len(to_be_paid(play)), fen_to_be_paid(play)
    month_finance.issue_indicators(play)
    month_finance.link(operator, play)
    month_finance.request(operator, play)
    _both_sign(office, play, people, fen)
    month_finance.send(operator, play, people)
    month_finance.register(operator, play, "支付失败 2", "尚无结果 1")
    # The bank takes a credit back after it had reported it as paid.
    month_finance.register(operator, play, "退款 1")


def _both_sign(office: Desk, play: Play, people: int, fen: int, vouchers: int = 1) -> None:
    operator, reviewer = office("unit_finance_operator", COUNTY), office("unit_finance_reviewer", COUNTY)
    month_finance.refuse_the_other_desk(reviewer)
    month_finance.sign(operator, play, "待经办签章凭证", "以经办人身份", people, fen, vouchers)
    month_finance.sign(reviewer, play, "待审核签章凭证", "以审核人身份", people, fen, vouchers)


def _what_the_bank_gave_back(office: Desk, play: Play) -> None:
    operator = office("unit_finance_operator", COUNTY)
    card = month_failures.renew_cards(play)
    month_failures.propose_account(office("township_operator", TOWNSHIP), play, card)
    month_failures.confirm_account(office("township_reviewer", TOWNSHIP), play, card)
    month_failures.mend_failures(operator, play, card)
    month_failures.reissue_from_voucher(operator, play)
    again = fen_to_be_paid(play, "closed_account", "frozen_account")
    _both_sign(office, play, people=2, fen=again, vouchers=2)
    month_finance.send(operator, play, people=2, vouchers=2)
    # The first voucher is still open: one credit has no result yet.
    month_finance.register(operator, play, "支付成功", vouchers=3)


def _verify(platform: RunningPlatform) -> None:
    """`ykt verify` of the county, in a process of its own: the browser's loop fills this thread."""
    done = subprocess.run(
        [sys.executable, "-m", "ops.cli", "verify", "--county", COUNTY, "--json"],
        cwd=ROOT,
        env=os.environ | platform.environment.variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    answer = json.loads(done.stdout)
    assert [row for row in answer["rows"] if not row["ok"]] == []
    assert answer["ok"]
