"""Rows of the database as officials see them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from asyncpg import Record

from core.applications.columns import MEMBERS, Layout
from core.applications.line import FindingView, LineSummary, MemberView
from core.applications.rules import SELF
from core.database import current_session
from core.kernel.masking import mask_account, mask_id_number
from core.regions.directory import RegionDirectory

DUPLICATE = "alert.duplicate"
"""How the rules of 预警核实 begin that find another claim of the same person (`core.checks.rules`)."""


def opened(row: Record, column: str) -> str:
    """A sealed field of a line in clear; empty when there is none."""
    sealed = row[column]
    return current_session().cipher.open(sealed, "line", column, row["id"]) if sealed is not None else ""


def payee_column(row: Record) -> str:
    """The sealed column that holds the payee's number: a claimant who draws for themselves is sealed once, as the claimant."""
    return "id_cipher" if row["payee_id_digest"] == row["id_digest"] else "payee_id_cipher"


def finding_views(rows: Iterable[Record]) -> dict[int, tuple[FindingView, ...]]:
    """Findings by line."""
    found: dict[int, list[FindingView]] = defaultdict(list)
    for row in rows:
        found[row["line_id"]].append(
            FindingView(
                id=row["id"],
                check=row["check_name"],
                rule=row["rule_code"],
                outcome=row["outcome"],
                column=row["column_title"],
                reason=row["reason"],
                remedy=row["remedy"],
                source=row["source"],
                overridable=row["overridable"],
                resolution=row["resolution"],
                resolved_reason=row["resolved_reason"],
                found_at=row["found_at"],
            )
        )
    return {line_id: tuple(views) for line_id, views in found.items()}


def line_summary(row: Record, findings: tuple[FindingView, ...], *, masked: bool = True) -> LineSummary:
    """One line; personal numbers masked unless the reader may edit it."""
    number, account = opened(row, "id_cipher"), opened(row, "account_cipher")
    return LineSummary(
        **{name: row[name] for name in _PLAIN},
        id_number=mask_id_number(number) if masked else number,
        account=mask_account(account) if masked else account,
        findings=findings,
        duplicate=any(one.rule.startswith(DUPLICATE) and one.resolution == "open" for one in findings),
    )


_PLAIN = (
    "id", "batch_id", "programme_code", "entry", "channel", "row_number", "township_code", "village_code", "village_group",
    "name", "payee_name", "bank_name", "member_count", "declared_fen", "amount_fen", "intake_status", "card_status",
    "alert_status", "flagged", "status", "pay_status", "dossier_id", "version",
)  # fmt: skip


def member_views(rows: Iterable[Record], *, masked: bool) -> dict[int, list[MemberView]]:
    """Members of households by line."""
    session = current_session()
    found: dict[int, list[MemberView]] = defaultdict(list)
    for row in rows:
        number = session.cipher.open(
            row["id_cipher"], "line_member", "id_cipher", f"{row['line_id']}.{row['ordinal']}"
        )
        shown = mask_id_number(number) if masked else number
        found[row["line_id"]].append(MemberView(row["name"], shown, row["relation"]))
    return found


def member_views_of(row: Record) -> list[MemberView]:
    """The members of a line that `queries_lines.stream_lines` read; numbers in clear."""
    cipher = current_session().cipher
    return [
        MemberView(
            name,
            cipher.open(bytes.fromhex(sealed), "line_member", "id_cipher", f"{row['id']}.{ordinal}"),
            relation,
        )
        for ordinal, name, sealed, relation in row["members"] or []
    ]


def name_of_place(directory: RegionDirectory) -> Callable[[str], str]:
    """Code → name of a division; empty for the county itself, which stands where a row named no place of ours."""

    def name(code: str) -> str:
        return directory.name(code) if code in directory and code != directory.county.code else ""

    return name


def line_cells(
    row: Record, layout: Layout, members: Sequence[MemberView], place_name: Callable[[str], str]
) -> dict[str, Any]:
    """The cells of the entry form (and of an export) that lead to this line; numbers in clear.

    An abnormal line gives back what was written, a valid one what was understood. `place_name` names a division.
    """
    secret = json.loads(opened(row, "raw_cipher") or "{}")
    if "cells" in secret:
        return dict(secret["cells"])
    cells: dict[str, Any] = {
        "name": row["name"],
        "id_number": opened(row, "id_cipher"),
        "phone": opened(row, "phone_cipher"),
        "township": place_name(row["township_code"]),
        "village": place_name(row["village_code"]),
        "village_group": row["village_group"],
        "bank_name": row["bank_name"],
        "account": opened(row, "account_cipher"),
    }
    if row["payee_relation"] != SELF:
        cells |= {
            "payee_name": row["payee_name"],
            "payee_id_number": opened(row, payee_column(row)),
            "payee_relation": row["payee_relation"],
        }
    cells |= {column.key: row["attributes"].get(column.key) for column in layout.form_columns}
    cells |= secret.get("secrets", {})
    if any(column.key == MEMBERS for column in layout.form_columns):
        cells[MEMBERS] = "；".join(
            f"{member.name}:{member.id_number}:{member.relation}" for member in members
        )
    return {key: value for key, value in cells.items() if value not in (None, "")}
