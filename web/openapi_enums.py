"""Which words a text of the interface can hold, where the code knows them all: states, kinds, stages, tabs.

The types stay texts, so that a wrong word in a request is refused by the verb, in Chinese and by name; the document and the
client made from it list the words. tests/web compare every answer with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.access.create_organisation import KINDS as ORGANISATION_KINDS
from core.access.fields import USER_TYPES
from core.access.roles import ROLES
from core.applications.further_claim import STATES as FURTHER_CLAIM_STATES
from core.applications.states import ENTRIES, FileState, IntakeStatus, LineStatus
from core.checks.states import CheckStatus
from core.entitlements.entitlement import Difference
from core.entitlements.states import EntitlementState
from core.funds.list_linkings import TABS as LINKING_TABS
from core.funds.rules import LinkRule
from core.messages import KINDS as MESSAGE_KINDS
from core.payments.list_vouchers import DESKS
from core.payments.result_filter import TABS as RESULT_TABS
from core.payments.states import PaymentState, VoucherState
from core.publicity.states import PUBLICITY_STAGES, ObjectionState, PublicityState, Tab
from core.recipients.rules import KINDS as RECIPIENT_KINDS
from core.summaries import MEASURES
from core.workflow.last_return import KINDS as CHANGED_LINE_KINDS
from core.workflow.list_dossiers import TABS as DOSSIER_TABS
from core.workflow.stages import STAGES, Kind, Side

Schema = dict[str, Any]

_ACCOUNT_STATES = ("proposed", "active", "closed", "refused")
_BATCH_STATES = ("open", "closed")
_CHANNELS = ("import", "fetched", "single", "citizen", "entitlement")
_CHECKS = ("intake", "card", "alert", "review", "bank_compare")
_CLAIM_KINDS = ("difference", "back_pay")
_COMPARED = ("passed", "abnormal", "unverified")
_DOSSIER_STATES = ("moving", "finished", "void")
_EFFECTS = ("return", "void", "none")
_FEEDBACK_STATES = ("open", "answered", "objection")
_GENDERS = ("男", "女")
_JOB_STATES = ("queued", "running", "done", "failed", "cancelled")
_MODES = ("online", "offline", "both")
_NOTICE_STATES = ("draft", "published", "withdrawn")
_PAYER_STATES = ("proposed", "confirmed", "superseded", "refused")
_PAY_STATUSES = ("none", "requested", "in_flight", "paid", "failed", "returned", "stopped")
_PUBLIC_CHANNELS = ("online", "offline")
_SCANS = ("clean", "not_scanned", "infected")
_SUBJECTS = ("line", "dossier", "batch", "publicity", "recipient")
_VOUCHER_KINDS = ("regular", "reissue")
_WAYS = (
    "create",
    "submit",
    "approve",
    "return",
    "recall",
    "void_line",
    "return_line",
    "join_line",
    "resume",
    "system",
)
DATABASE_WORDS = (
    _ACCOUNT_STATES, _BATCH_STATES, _CHANNELS, _CHECKS, _CLAIM_KINDS, _COMPARED, _DOSSIER_STATES, _EFFECTS,
    _FEEDBACK_STATES, _GENDERS, _JOB_STATES, _MODES, _NOTICE_STATES, _PAYER_STATES, _PAY_STATUSES, _PUBLIC_CHANNELS,
    _SCANS, _SUBJECTS, _VOUCHER_KINDS, _WAYS,
)  # fmt: skip
"""Words that only a CHECK of the database lists; a test finds each list in a migration."""

_EVERYWHERE: dict[str, Iterable[str]] = {
    "alert_status": CheckStatus,
    "card_status": CheckStatus,
    "claim_kind": ("regular", *_CLAIM_KINDS),
    "entry": ENTRIES,
    "from_stage": (*STAGES, ""),
    "gender": _GENDERS,
    "intake_status": IntakeStatus,
    "landing": STAGES,
    "measure": MEASURES,
    "mode": _MODES,
    "pay_status": _PAY_STATUSES,
    "resume_stage": STAGES,
    "role": ROLES,
    "scan_result": _SCANS,
    "stage": STAGES,
    "to_stage": STAGES,
    "user_type": USER_TYPES,
}
"""Fields and parameters that mean the same wherever they stand."""

_FIELDS: dict[str, Iterable[str]] = {
    "Account.state": _ACCOUNT_STATES,
    "AttachmentForm.subject": _SUBJECTS,
    "AttachmentView.subject": _SUBJECTS,
    "AttemptRow.state": PaymentState,
    "Batch.state": _BATCH_STATES,
    "CancelledAnswer.state": _JOB_STATES,
    "ChangedLine.kind": CHANGED_LINE_KINDS,
    "ChangeOrganisationBody.kind": ORGANISATION_KINDS,
    "DoneRow.action": _WAYS,
    "DoneRow.state": _DOSSIER_STATES,
    "DossierAnswer.state": _DOSSIER_STATES,
    "DossierRow.state": _DOSSIER_STATES,
    "DossierRow.tab": DOSSIER_TABS,
    "Entitlement.state": EntitlementState,
    "ExportBody.status": LineStatus,
    "Feedback.state": _FEEDBACK_STATES,
    "FeedbackAnswer.state": _FEEDBACK_STATES,
    "FileView.state": FileState,
    "FindingView.check": _CHECKS,
    "FindingView.outcome": ("failed", "unverified"),
    "FurtherClaim.kind": _CLAIM_KINDS,
    "FurtherClaimBody.kind": _CLAIM_KINDS,
    "FurtherClaimRow.kind": _CLAIM_KINDS,
    "FurtherClaimRow.state": FURTHER_CLAIM_STATES,
    "JobView.state": _JOB_STATES,
    "LineSummary.channel": _CHANNELS,
    "LineSummary.status": LineStatus,
    "LinkingRow.rule": LinkRule,
    "LogRow.action": _WAYS,
    "Message.kind": MESSAGE_KINDS,
    "Notice.state": _NOTICE_STATES,
    "Objection.channel": _PUBLIC_CHANNELS,
    "Objection.effect": _EFFECTS,
    "Objection.state": ObjectionState,
    "OfferView.state": FileState,
    "OrganisationBody.kind": ORGANISATION_KINDS,
    "OrganisationView.kind": ORGANISATION_KINDS,
    "PayerAccountRow.state": _PAYER_STATES,
    "PaymentRow.kind": _VOUCHER_KINDS,
    "PaymentRow.state": PaymentState,
    "PendingRow.outcome": (*_COMPARED, "not_compared"),
    "PublicityAnswer.stage": PUBLICITY_STAGES,
    "PublicityAnswer.state": PublicityState,
    "RecipientBody.kind": RECIPIENT_KINDS,
    "RecipientSummary.kind": RECIPIENT_KINDS,
    "RuleStatistic.check": ("card", "alert"),
    "StageAnswer.code": STAGES,
    "StageAnswer.kind": Kind,
    "StageAnswer.side": Side,
    "VerdictBody.effect": _EFFECTS,
    "VoucherRow.kind": _VOUCHER_KINDS,
    "VoucherRow.state": VoucherState,
}
"""Struct and field → words."""

_PARAMETERS: dict[str, Iterable[str]] = {
    "exportPayments.tab": RESULT_TABS,
    "listAttachments.subject": _SUBJECTS,
    "listBatchDifference.kind": Difference,
    "listBatches.state": _BATCH_STATES,
    "listDossiers.tab": DOSSIER_TABS,
    "listEntitlements.state": EntitlementState,
    "listFeedback.state": _FEEDBACK_STATES,
    "listFurtherClaims.tab": FURTHER_CLAIM_STATES,
    "listJobs.state": _JOB_STATES,
    "listLines.channel": _CHANNELS,
    "listLines.status": LineStatus,
    "listLinkings.tab": LINKING_TABS,
    "listMessages.kind": MESSAGE_KINDS,
    "listObjections.state": ObjectionState,
    "listOrganisations.kind": ORGANISATION_KINDS,
    "listPayments.tab": RESULT_TABS,
    "listPendingPayments.outcome": (*_COMPARED, "not_compared"),
    "listPublicities.stage": PUBLICITY_STAGES,
    "listPublicities.tab": Tab,
    "listRecipients.kind": RECIPIENT_KINDS,
    "listRuleLines.answer": ("failed", "unverified", "overridden"),
    "listRuleLines.check": ("card", "alert"),
    "listVouchers.desk": DESKS,
    "listVouchers.state": VoucherState,
    "listVouchers.tab": ("waiting", "done"),
}
"""Operation and parameter → words."""


def tell_words(document: Schema, operations: Iterable[Schema]) -> None:
    """List the words of every text that the tables above name, in place. Raises `LookupError` for a name that is gone."""
    gone = set(_FIELDS) | set(_PARAMETERS)
    for component in document.get("components", {}).get("schemas", {}).values():
        for name, schema in component.get("properties", {}).items():
            of_struct = f"{component.get('title', '')}.{name}"
            gone.discard(of_struct)
            _list(schema, _FIELDS.get(of_struct) or _EVERYWHERE.get(name))
    for operation in operations:
        for parameter in operation.get("parameters", ()):
            of_operation = f"{operation['operationId']}.{parameter['name']}"
            gone.discard(of_operation)
            _list(parameter["schema"], _PARAMETERS.get(of_operation) or _EVERYWHERE.get(parameter["name"]))
    if gone:
        raise LookupError(f"web/openapi_enums.py names what the interface has no more: {sorted(gone)}")


def _list(schema: Schema, words: Iterable[str] | None) -> None:
    """Put the words into the text that a schema holds: itself, one of its alternatives, or the items of a list."""
    if words is None:
        return
    parts = [schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())]
    for part in [*parts, *(part["items"] for part in parts if "items" in part)]:
        if part.get("type") == "string" and "enum" not in part and "format" not in part:
            part["enum"] = [str(word) for word in words]
