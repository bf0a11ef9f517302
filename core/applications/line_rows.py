"""Drafts as rows of the database: sealed, digested, in the order of the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from core.applications.draft import Draft
from core.applications.queries import LINE_COLUMNS
from core.catalogue.batch import Batch
from core.database import current_session

_json = msgspec.json.Encoder().encode
RECIPIENT = LINE_COLUMNS.index("recipient_id")
"""Where the recipient stands in a row of `line_rows`."""
CHECK = "intake"
_SOURCE = "导入校验"


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """How lines come in: entry (township, county), channel (import, fetched, single, citizen, entitlement), from which list."""

    entry: str
    channel: str
    file_id: int | None = None


def line_rows(
    batch: Batch,
    drafts: Sequence[Draft],
    digests: Sequence[bytes | None],
    ids: Sequence[int],
    recipients: Mapping[bytes, int],
    origin: LineOrigin,
    entered_by: Mapping[int, int],
    at: datetime,
) -> Iterator[list[Any]]:
    """One row for each draft, in the order of `queries.LINE_COLUMNS`. `entered_by` maps line to official.

    `recipients` maps id digest to recipient; who learns them later puts them at `RECIPIENT`. Lazy: sealing is most of it.
    """
    session = current_session()
    digest_number, digest_account = (session.digests.digester(kind) for kind in ("id_number", "account"))
    seal_id, seal_phone, seal_raw, seal_payee, seal_account = (
        session.cipher.sealer("line", column)
        for column in ("id_cipher", "phone_cipher", "raw_cipher", "payee_id_cipher", "account_cipher")
    )
    for draft, id_digest, line_id in zip(drafts, digests, ids, strict=True):
        number, payee_number, account = draft.id_number, draft.payee_id_number, draft.account
        secret = _secret_json(draft)
        # Who draws for themselves is sealed once, as the claimant: the equal digests say so.
        other = payee_number if payee_number != number else None
        payee_digest = digest_number(other) if other else id_digest if payee_number == number else None
        yield [
            line_id,
            batch.id,
            batch.programme_code,
            origin.entry,
            origin.channel,
            entered_by[line_id],
            origin.file_id,
            draft.row_number,
            draft.township_code,
            draft.village_code,
            draft.village_group,
            recipients.get(id_digest) if id_digest else None,
            draft.name,
            seal_id(number, line_id) if number else None,
            id_digest,
            draft.birth_date,
            seal_phone(draft.phone, line_id) if draft.phone else None,
            _json(draft.attributes).decode(),
            seal_raw(secret, line_id) if secret else None,
            1 + len(draft.members),
            draft.claim_item,
            "regular",
            draft.declared_fen,
            draft.declared_fen,
            draft.payee_name,
            seal_payee(other, line_id) if other else None,
            payee_digest,
            draft.payee_relation,
            seal_account(account, line_id) if account else None,
            digest_account(account) if account else None,
            draft.bank_code,
            draft.bank_name,
            "abnormal" if draft.problems else "valid",
            "pending",
            "pending",
            False,
            "open",
            "none",
            0,
            at,
            at,
            1,
        ]


def _secret_json(draft: Draft) -> str:
    """What only the line itself may show again: all cells of an abnormal row, sensitive form fields of a valid one."""
    if draft.problems:
        return f'{{"cells":{as_written(draft.cells)}}}'
    return _json({"secrets": draft.secrets}).decode() if draft.secrets else ""


def id_digests(drafts: Sequence[Draft]) -> list[bytes | None]:
    """The keyed digests of the claimants' numbers, in the order of the drafts."""
    digest = current_session().digests.digester("id_number")
    return [digest(draft.id_number) if draft.id_number else None for draft in drafts]


def as_written(cells: Mapping[str, Any]) -> str:
    """What was written, as JSON; whatever no list can hold (lone surrogates, endless integers) is escaped."""
    written = {key: cell for key, cell in cells.items() if cell is not None}
    try:
        return _json(written).decode()
    except (UnicodeEncodeError, OverflowError):
        return json.dumps(written, default=str)


def member_rows(drafts: Sequence[Draft], ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """The members of all households. The sealed id number is bound to the place `line id.ordinal`."""
    session = current_session()
    seal = session.cipher.sealer("line_member", "id_cipher")
    for draft, line_id in zip(drafts, ids, strict=True):
        for ordinal, member in enumerate(draft.members, start=1):
            yield (
                line_id,
                ordinal,
                member.name,
                seal(member.id_number, f"{line_id}.{ordinal}"),
                session.digests.digest("id_number", member.id_number),
                member.relation,
            )


def finding_rows(drafts: Sequence[Draft], ids: Sequence[int], at: datetime) -> Iterator[tuple[Any, ...]]:
    """The findings of all drafts, for `queries.FINDING_COLUMNS`."""
    for draft, line_id in zip(drafts, ids, strict=True):
        for problem in draft.problems:
            yield (
                line_id,
                CHECK,
                problem.rule,
                "failed",
                problem.column,
                problem.reason,
                problem.remedy,
                _SOURCE,
                problem.overridable,
                "open",
                at,
            )
