"""反馈: somebody objects on the public page."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from core.database import current_session
from core.kernel.client_address import limit_source
from core.kernel.clock import now
from core.kernel.errors import TooMany
from core.publicity import queries, queries_objections
from core.publicity.find_public import find_public
from core.publicity.store_objection import store_objection

PER_SOURCE_AND_DAY = 10
PER_POSTING_AND_DAY = 100


async def receive_objection(
    public_id: UUID, *, content: str, contact: str = "", row_number: int | None = None, source: str
) -> int:
    """Store an objection to a posting within its public period; returns its number.

    `source` is the caller's address: one address may object `PER_SOURCE_AND_DAY` times in 24 hours, and one posting takes
    `PER_POSTING_AND_DAY`, so that nobody can hold up a village's money by flooding. Raises `NotFound` outside the period,
    `Invalid` with the field, `TooMany`.
    """
    # The lock makes the counts below exact when many send at once.
    await queries.lock([(await find_public(public_id)).id])
    publicity = await find_public(public_id)
    digest = current_session().digests.digest("address", limit_source(source))
    from_source, to_posting = await queries_objections.received_since(
        now() - timedelta(days=1), publicity_id=publicity.id, source_digest=digest
    )
    if from_source >= PER_SOURCE_AND_DAY or to_posting >= PER_POSTING_AND_DAY:
        raise TooMany(
            "objection.too_many", f"今天提交的反馈已达上限，请明天再试，或拨打监督电话 {publicity.phone} 反映"
        )
    return await store_objection(
        publicity, content=content, contact=contact, row_number=row_number, by=None, source=source
    )
