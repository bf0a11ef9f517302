"""From 支付申请 to the bank's results: comparison, request, two signatures, sending, receipts."""

from __future__ import annotations

from typing import Any

from ops.demo.desk import Desk
from ops.demo.intake_steps import number_lines
from ops.demo.play import Play

_STATES = {"in_flight": "bank.in_flight", "failed": "bank.failed", "returned": "bank.returned"}


def pay(play: Play) -> None:
    """银行卡对比, 支付申请, 经办签章, 审核签章, 凭证发送, 回单登记."""
    operator = play.desk("unit_finance_operator")
    compare_cards(play)
    vouchers = request_payment(play)
    ids = {"voucher_ids": [voucher["id"] for voucher in vouchers]}
    counts = {
        "people": sum(voucher["people"] for voucher in vouchers),
        "fen": sum(voucher["fen"] for voucher in vouchers),
    }
    for name, sign in (("经办签章", make_sign), ("审核签章", check_sign)):
        with play.stage(name) as stage_counts:
            sign(play, ids)
            stage_counts.update(counts)
    with play.stage("凭证发送") as stage_counts:
        _wait(operator, operator.post("~/vouchers/send", ids, once=True)["job_ids"])
        stage_counts.update(counts)
    with play.stage("回单登记") as stage_counts:
        # The second look finds what the bank took back after it had reported a success (退款).
        for _ in range(2):
            _wait(operator, operator.post("~/vouchers/receipts", ids)["job_ids"])
        stage_counts.update(counts)


def compare_cards(play: Play) -> None:
    """银行卡对比 of the dossiers that are taken along."""
    operator = play.desk("unit_finance_operator")
    with play.stage("银行卡对比") as counts:
        operator.wait_for_job(operator.post("~/payment-requests/compare", _chosen(play))["job_id"])
        play.count(counts)


def request_payment(play: Play) -> list[dict[str, Any]]:
    """支付申请 of the dossiers that are taken along; returns the new vouchers."""
    operator = play.desk("unit_finance_operator")
    with play.stage("支付申请") as counts:
        known = {voucher["id"] for voucher in operator.every_row("~/vouchers", batch_id=play.batch["id"])}
        operator.wait_for_job(operator.post("~/payment-requests", _chosen(play), once=True)["job_id"])
        every = operator.every_row("~/vouchers", batch_id=play.batch["id"])
        vouchers = [voucher for voucher in every if voucher["id"] not in known]
        counts["people"] = sum(voucher["people"] for voucher in vouchers)
        counts["fen"] = sum(voucher["fen"] for voucher in vouchers)
    return vouchers


def make_sign(play: Play, vouchers: dict[str, Any]) -> None:
    """经办签章 of `{"voucher_ids": […]}`."""
    play.desk("unit_finance_operator").post("~/vouchers/make-sign", vouchers | {"pin": play.accounts.pin})


def check_sign(play: Play, vouchers: dict[str, Any]) -> None:
    """审核签章 of `{"voucher_ids": […]}`, by another official."""
    play.desk("unit_finance_reviewer").post("~/vouchers/check-sign", vouchers | {"pin": play.accounts.pin})


def _chosen(play: Play) -> dict[str, list[int]]:
    return {"dossier_ids": [dossier["id"] for dossier in play.dossiers]}


def read_results(play: Play) -> None:
    """发放结果: the sums of every state, and each line that did not simply succeed."""
    desk, report = play.desk("unit_finance_operator"), play.report
    with play.stage("发放结果") as counts:
        sums: dict[str, int] = desk.get("~/payments", batch_id=play.batch["id"], size=1)["sums"]
        counts["people"], counts["fen"] = sums["people"], sums["fen"]
    report.fen_issued = sums["fen"]
    report.fen_paid = sums["paid_fen"]
    report.fen_in_flight = sums["in_flight_fen"] + sums["requested_fen"]
    report.fen_failed = sums["failed_fen"]
    report.fen_returned = sums["returned_fen"]
    report.fen_stopped = sums["stopped_fen"]
    number_lines(play)
    for tab, answer in _STATES.items():
        rows: list[dict[str, Any]] = desk.every_row("~/payments", batch_id=play.batch["id"], tab=tab)
        for row in rows:
            play.said[play.number_of_line[row["line_id"]]].add(answer)


def _wait(desk: Desk, job_ids: list[int]) -> None:
    for job_id in job_ids:
        desk.wait_for_job(job_id)
