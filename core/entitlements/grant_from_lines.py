"""Make the approved lines of a batch standing entitlements, set-based."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from asyncpg import Record

from core.access import Official, may
from core.catalogue.batch import Batch
from core.catalogue.find_batch import find_batch
from core.database import AuditRecord, current_session, reserve_ids
from core.entitlements import queries, queries_lines, rules
from core.entitlements.entitlement import GrantedLines
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.plugin_host import subsidy
from core.recipients.recipient import RosterAccount, RosterMember, RosterPerson
from core.recipients.register_accounts import register_accounts
from core.recipients.register_members import register_members
from core.recipients.upsert_recipients import upsert_recipients


async def grant_from_lines(batch_id: int, by: Official) -> GrantedLines:
    """Grant what the finished dossiers of a batch were paid for, from the batch's period on.

    Claimants are registered as recipients; their accounts and members are taken over where none are on record (who
    entered the line proposed the account, who reviewed it at the department confirmed it). A living entitlement follows
    the newer line; a suspended one stays. Repeating it changes nothing. Needs `entitlement:edit` in the whole county.
    Raises `NotFound`, `NotAllowed`, `Conflict` for a one-off programme or a batch without finished dossiers.
    """
    batch = await find_batch(batch_id)
    may(by, "entitlement:edit", region=f"{current_session().scope}000000", programme=batch.programme_code)
    programme = subsidy(batch.programme_code)
    rules.require_periodic(programme)
    lines = await queries_lines.approved_lines(batch_id)
    if not lines:
        raise Conflict("entitlement.nothing", f"批次“{batch.name}”还没有已办结的申报单，不能据此认定资格")
    recipients = await upsert_recipients(programme.beneficiary.value, [_person(line) for line in lines], by)
    recipient_of = {line["id"]: recipients[line["id_digest"]] for line in lines}
    await queries_lines.link_recipients(list(recipient_of), list(recipient_of.values()))
    accounts = [_account(line, recipient_of[line["id"]]) for line in lines if line["account_cipher"]]
    registered = await register_accounts(accounts, by)
    members = await _members(batch, recipient_of, by)
    inserted, updated = await queries.merge_entitlements(await _entitlements(batch, lines, recipient_of, by))
    current_session().record(
        AuditRecord(
            "entitlement.grant_batch",
            "batch",
            str(batch_id),
            by.id,
            by.account,
            after={"granted": inserted, "updated": updated, "accounts": registered, "members": members},
            count=len(lines),
        )
    )
    return GrantedLines(inserted, updated, len(lines) - inserted - updated, registered, members)


def _open(line: Record, column: str) -> str | None:
    sealed = line[column]
    return current_session().cipher.open(sealed, "line", column, line["id"]) if sealed else None


def _person(line: Record) -> RosterPerson:
    return RosterPerson(
        line["name"],
        _open(line, "id_cipher") or "",
        line["birth_date"],
        _open(line, "phone_cipher"),
        line["village_code"],
        line["village_group"],
    )


def _account(line: Record, recipient_id: int) -> RosterAccount:
    own = line["payee_id_digest"] is None or line["payee_id_digest"] == line["id_digest"]
    return RosterAccount(
        recipient_id,
        line["payee_name"] or line["name"],
        None if own else _open(line, "payee_id_cipher"),
        "本人" if own else line["payee_relation"] or "",
        _open(line, "account_cipher") or "",
        line["bank_code"] or "",
        line["bank_name"] or "",
        line["entered_by"],
        line["reviewed_by"],
    )


async def _members(batch: Batch, recipient_of: Mapping[int, int], by: Official) -> int:
    open_field = current_session().cipher.open
    members = [
        RosterMember(
            recipient_of[row["line_id"]],
            row["name"],
            # Sealed by intake for the place `line id.ordinal` of line_member.
            open_field(row["id_cipher"], "line_member", "id_cipher", f"{row['line_id']}.{row['ordinal']}"),
            row["relation"],
        )
        for row in await queries_lines.members_of_lines(list(recipient_of))
    ]
    return await register_members(members, by, joined_on=batch.period_start)


async def _entitlements(
    batch: Batch, lines: Sequence[Record], recipient_of: Mapping[int, int], by: Official
) -> list[tuple[Any, ...]]:
    """Rows for `merge_entitlements`, one for each claimant and claim item; a fixed amount is what the roster declared."""
    seal, at = current_session().cipher.seal, now()
    ids = await reserve_ids("entitlement", len(lines))
    rows = []
    for entitlement_id, line in zip(ids, lines, strict=True):
        secrets = rules.secrets_in(_open(line, "raw_cipher"))
        kept = json.dumps(secrets, ensure_ascii=False) if secrets else None
        rows.append(
            (
                entitlement_id,
                batch.programme_code,
                recipient_of[line["id"]],
                line["claim_item"],
                batch.period_start,
                None,
                "",
                batch.name,
                line["declared_fen"],
                line["attributes"],
                seal(kept, "entitlement", "secrets_cipher", entitlement_id) if kept else None,
                "live",
                by.id,
                line["id"],
                at,
                at,
                1,
            )
        )
    return rows
