"""公示结束: after the last day has passed."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now, today
from core.messages import NewMessage, ToPost, send_messages
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.record import record
from core.publicity.rules import require_over
from core.publicity.states import PUBLICITY_STAGES
from core.publicity.take import take
from core.workflow.stages import STAGES


async def close_publicity(publicity_ids: Collection[int], by: Official) -> None:
    """Close postings whose period is over. Raises `Conflict` on the last day and before: nothing shortens a publicity."""
    found = await take(publicity_ids, by)
    for each in found:
        if each.ends_on is None:
            raise wrong_state("已发布")
        require_over(each.state, each.ends_on, today())
    ids = [each.id for each in found]
    if await queries.close(ids, at=now()) != len(ids):
        raise wrong_state("已发布")
    record("close", ids, by)
    posts = {(each.township_code, each.programme_code, each.stage) for each in found}
    await send_messages(
        [
            NewMessage(
                ToPost(STAGES[stage].permission, township, programme),
                "publicity_ended",
                f"{PUBLICITY_STAGES[stage]}已结束，请确认后送审",
                "publicity",
                ",".join(
                    str(each.id)
                    for each in found
                    if (each.township_code, each.programme_code, each.stage) == (township, programme, stage)
                )[:200],
            )
            for township, programme, stage in sorted(posts)
        ],
        by,
    )
