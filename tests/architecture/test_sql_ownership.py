"""A table is read and changed by the feature that owns it; the others read the views that it publishes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import Source, sources, within

OWNERS = {
    "regions": {"region"},
    "access": {
        "organisation",
        "budget_unit",
        "official",
        "post",
        "official_programme",
        "sign_in",
        "sign_in_failure",
        "signing_pin",
        "captcha",
        "stream_lease",
    },
    "catalogue": {"department", "programme", "county_programme", "standard", "policy_document", "batch"},
    "claims": {"claim", "claim_reservation"},
    "recipients": {"recipient", "household_member", "bank_account", "recipient_change"},
    "entitlements": {"entitlement"},
    "applications": {"intake_file", "line_member", "attachment", "further_claim"},
    "checks": {"fact"},
    "workflow": {"dossier", "dossier_log", "seal", "seal_line", "dossier_duty"},
    "publicity": {"publicity", "publicity_document", "objection", "feedback"},
    "funds": {"indicator", "dossier_indicator", "line_funding", "ledger_entry"},
    "payments": {
        "payment_request",
        "voucher",
        "payment",
        "bank_result",
        "payment_check",
        "payee_correction",
        "payer_account",
        "voucher_dossier",
        "receipt_anomaly",
        "voucher_tally",
        "payment_tally",
        "summary_delta",
        "county_summary",
        "folded_delta",
    },
    "jobs": {"job"},
    "idempotency": {"idempotency_key"},
    "preferences": {"preference"},
    "messages": {"message", "message_read"},
    "workbench": {"county_stage", "county_stage_picture"},
    "notices": {"notice", "notice_file", "notice_read"},
    "holidays": {"holiday_schedule"},
    "audit": {"audit_entry", "audit_head"},
}
OWNER_OF = {table: feature for feature, tables in OWNERS.items() for table in tables}

# `line` and `finding` are the shared record of a claim: each step of its life writes its own columns (ADR 0003).
SHARED = {"line", "finding"}

_CHANGE = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(?:ONLY\s+)?\"?([a-z_]+)\"?", re.IGNORECASE)
_READ = re.compile(r"\b(?:FROM|JOIN|USING)\s+(?:ONLY\s+)?\"?([a-z_]+)\"?", re.IGNORECASE)
_MIGRATIONS = Path(__file__).parents[2] / "migrations"

# Foreign tables that a feature reads all the same: (feature, table), with the reason.
FOREIGN_READS = {
    # Rows are locked in their table, and the catalogue, which knows the chains of the workflow, lies above it.
    ("workflow", "batch"),
}
# `ykt verify` proves the figures of all features from their rows; it would prove nothing by asking the features.
READS_EVERYTHING = {"verification"}


def _texts(source: Source, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """Lines and texts of the strings that match, docstrings left out.

    An f-string counts as one text, whatever stands in its braces.
    """
    nodes = list(ast.walk(source.tree))
    left_out = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    left_out |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    found = []
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            text = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            text = node.value
        else:
            continue
        if pattern.search(text):
            found.append((node.lineno, text))
    return found


def _created(kind: str) -> set[str]:
    """Names of the tables or views that the migrations create."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(_MIGRATIONS.rglob("*.sql")))
    return {name for text in texts for name in re.findall(rf"CREATE {kind} (\w+)", text)}


def _foreign_reads() -> set[tuple[str, str, int, str]]:
    """(feature, path, line, table) of every read of a table that another feature owns."""
    return {
        (source.feature, source.path, line, table.lower())
        for source in sources()
        if source.feature and source.name.startswith("queries")
        for line, text in _texts(source, _READ)
        for table in _READ.findall(text)
        if OWNER_OF.get(table.lower(), source.feature) != source.feature
    }


def test_only_the_owner_changes_a_table() -> None:
    wrong = []
    for source in sources():
        if not source.feature:
            continue
        for line, text in _texts(source, _CHANGE):
            for table in _CHANGE.findall(text):
                if table.lower() in _created("VIEW"):
                    wrong.append(f"{source.path}:{line} writes through the view {table}")
                owner = OWNER_OF.get(table.lower())
                if owner is not None and owner != source.feature:
                    wrong.append(
                        f"{source.path}:{line} changes {table}, which {owner} owns: call a verb of {owner}"
                    )
    assert wrong == []


def test_a_foreign_table_is_read_through_its_published_view() -> None:
    wrong = [
        f"{path}:{line} reads {table}, which {OWNER_OF[table]} owns: use (or add) its published view"
        for feature, path, line, table in sorted(_foreign_reads())
        if (feature, table) not in FOREIGN_READS and feature not in READS_EVERYTHING
    ]
    assert wrong == []


def test_exceptions_are_still_needed() -> None:
    needed = {(feature, table) for feature, _, _, table in _foreign_reads()}
    assert needed >= FOREIGN_READS
    assert {feature for feature, _ in needed} >= READS_EVERYTHING


def test_every_published_view_is_read() -> None:
    read = {
        name.lower()
        for source in sources()
        if source.feature
        for _, text in _texts(source, _READ)
        for name in _READ.findall(text)
    }
    assert _created("VIEW") - read == set()


def test_sql_lives_in_queries() -> None:
    select = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b", re.DOTALL)
    wrong = []
    for source in sources():
        if (
            not source.feature
            or source.name.startswith("queries")
            or within(source, "core/database/", "core/kernel/")
        ):
            continue
        wrong.extend(
            f"{source.path}:{node.lineno}"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and select.search(node.value)
        )
    assert wrong == [], "SQL of a feature stands in its queries.py"


def test_every_table_has_an_owner() -> None:
    # `list_change` and `batch_change` belong to the room of the database itself: triggers write them, and remembered reads ask for them.
    platform = {"county", "data_key", "migration", "list_change", "batch_change"}
    assert _created("TABLE") - set(OWNER_OF) - SHARED - platform == set()
