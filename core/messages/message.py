"""A message as it is sent and as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

KINDS = {
    "dossier_returned": "申报单退回",
    "job_finished": "任务完成",
    "job_failed": "任务失败",
    "publicity_ended": "公示结束",
    "voucher_to_sign": "凭证待办",
    "account_to_confirm": "账户变更待确认",
    "payer_account_to_confirm": "零余额账户待确认",
    "account_refused": "账户变更驳回",
    "payer_account_refused": "零余额账户驳回",
    "further_claim_refused": "确认需发放退回",
    "further_claim_confirmed": "确认需发放通过",
    "objection_received": "收到公示异议",
    "feedback_received": "收到群众反馈",
}
"""The kinds of messages with their titles."""


@dataclass(frozen=True, slots=True)
class ToOfficial:
    """The addressee is one official."""

    official_id: int


@dataclass(frozen=True, slots=True)
class ToPost:
    """The addressee is whoever holds `permission` at `region` (12 digits), for `programme` and `budget_unit` if given."""

    permission: str
    region: str
    programme: str | None = None
    budget_unit: str | None = None


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One message to send. `subject` and `subject_id` name what it is about, as the operation log does."""

    to: ToOfficial | ToPost
    kind: str
    title: str
    subject: str
    subject_id: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in the box of its reader; `read_at` is None while it is unread."""

    id: int
    kind: str
    kind_title: str
    title: str
    body: str
    subject: str
    subject_id: str
    at: datetime
    read_at: datetime | None
