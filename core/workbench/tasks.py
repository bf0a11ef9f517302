"""The kinds of tasks as data: title, list behind them, and whether they say that something went wrong."""

from __future__ import annotations

from core.workbench.work import Target, Task

_TASKS: dict[str, tuple[str, bool, Target]] = {
    "jobs_running": ("进行中的任务", False, Target("jobs", None, {"own": "true", "state": "running"})),
    "holidays_missing": (
        "放假安排未录入（公示工作日将算不准，请省级管理员录入）",
        True,
        Target("holiday_schedules", None, {}),
    ),
    "jobs_failed": ("失败的任务", True, Target("jobs", None, {"own": "true", "state": "failed"})),
    "lines_intake": ("导入异常明细", True, Target("lines", "intake", {"abnormal": "true"})),
    "lines_card_match": ("匹卡异常明细", True, Target("lines", "card_match", {"card_status": "abnormal"})),
    "lines_alert_check": ("预警异常明细", True, Target("lines", "alert_check", {"alert_status": "abnormal"})),
    "postings_to_publish": ("待发布公示", False, Target("publicities", None, {"tab": "to_publish"})),
    "postings_to_close": ("待结束公示", False, Target("publicities", None, {"tab": "ended"})),
    "postings_to_confirm": ("待确认公示", False, Target("publicities", None, {"tab": "ended"})),
    "objections_to_decide": ("待处理异议", True, Target("objections", None, {"state": "open"})),
    "accounts_to_confirm": ("待确认账户变更", False, Target("accounts", None, {"state": "proposed"})),
    "further_claims_to_confirm": ("待确认需发放", False, Target("further_claims", None, {"tab": "waiting"})),
    "vouchers_to_make_sign": ("待经办签章凭证", False, Target("voucher_make_sign", None, {"tab": "waiting"})),
    "vouchers_to_check_sign": (
        "待审核签章凭证",
        False,
        Target("voucher_check_sign", None, {"tab": "waiting"}),
    ),
    "vouchers_to_send": ("待发送凭证", False, Target("voucher_send", None, {"tab": "waiting"})),
    "vouchers_refused": ("银行退回凭证", True, Target("voucher_send", None, {"tab": "done"})),
    "vouchers_to_register": ("待登记回单凭证", False, Target("voucher_register", None, {"tab": "waiting"})),
    "payments_to_mend": ("待处理发放失败", True, Target("payment_errors", None, {"tab": "to_mend"})),
}

POSTING_TASKS = {
    "to_publish": "postings_to_publish",
    "to_close": "postings_to_close",
    "to_confirm": "postings_to_confirm",
}
"""What a posting waits for → the task."""

VOUCHER_TASKS = {
    "drafted": ("vouchers_to_make_sign", "voucher:make_sign"),
    "maker_signed": ("vouchers_to_check_sign", "voucher:check_sign"),
    "signed": ("vouchers_to_send", "voucher:send"),
    "refused": ("vouchers_refused", "voucher:send"),
    "sent": ("vouchers_to_register", "voucher:register"),
}
"""State of a voucher → the task and the permission of whoever does it."""


def task(code: str, count: int, people: int = 0, fen: int = 0) -> Task:
    """The task `code` with its figures."""
    title, urgent, target = _TASKS[code]
    return Task(code, title, count, people, fen, urgent, target)
