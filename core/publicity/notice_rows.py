"""The rows of a posted list, masked once and for all: nothing after this step knows a whole id number."""

from __future__ import annotations

from asyncpg import Record

from core.database import current_session
from core.kernel.masking import mask_id_number, mask_name
from core.publicity import queries_rows
from core.publicity.publicity import NoticeRow, Publicity


async def notice_rows(publicity: Publicity, *, limit: int | None = None, offset: int = 0) -> list[NoticeRow]:
    """Rows of `publicity` in the order of their numbers; the sealed list once it is published, else the draft.

    An internal step: whoever calls has decided that the reader may see the masked list.
    """
    if publicity.seal_id is None:
        found = await queries_rows.draft_rows(
            publicity.dossier_id, publicity.village_code, limit=limit, offset=offset
        )
    else:
        found = await queries_rows.sealed_rows(
            publicity.seal_id, publicity.village_code, limit=limit, offset=offset
        )
    return [_masked(row, publicity.mask_names) for row in found]


def _masked(row: Record, mask_names: bool) -> NoticeRow:
    """Id numbers show the first six and the last two characters; no phone, account or keyed digest is ever read here."""
    number = current_session().cipher.open(row["id_cipher"], "line", "id_cipher", row["line_id"])
    return NoticeRow(
        number=row["number"],
        name=mask_name(row["name"]) if mask_names else row["name"],
        id_number=mask_id_number(number),
        group=row["village_group"],
        members=row["member_count"],
        amount_fen=row["amount_fen"],
        held=row["status"] == "held",
    )
