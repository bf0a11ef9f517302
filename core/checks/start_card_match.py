"""人社匹卡: an operator asks for the cards of a list."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.checks import start_check
from core.checks.jobs import CARD_JOB


async def start_card_match(
    batch_id: int,
    entry: str,
    by: Official,
    *,
    township_code: str | None = None,
    line_ids: Collection[int] | None = None,
) -> int:
    """Put the valid lines that have not passed (or the named ones) to 处理中 and start the job; returns its id.

    Without `township_code` or `line_ids` all lines below the official's posts are taken. The same choice asked for twice
    while it runs is one job. Raises `NotAllowed`, `NotFound`, `Invalid`, and `Conflict` when nothing waits.
    """
    selection, _, name = await start_check.choose(
        batch_id, entry, by, township_code=township_code, line_ids=line_ids
    )
    return await start_check.start("card", CARD_JOB, "人社匹卡", selection, name, by)
