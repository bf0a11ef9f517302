"""Lock postings for a change, after asking whether the official may."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.errors import Conflict, Invalid
from core.publicity import queries
from core.publicity.authorise import authorise
from core.publicity.errors import not_found
from core.publicity.publicity import Publicity


async def take(publicity_ids: Collection[int], by: Official) -> list[Publicity]:
    """The postings, locked with their dossiers, in the order of their ids.

    Raises `Invalid` for an empty choice, `NotFound`, `NotAllowed`, and `Conflict` when a dossier has moved on meanwhile.
    """
    wanted = set(publicity_ids)
    if not wanted:
        raise Invalid("publicity.nothing_chosen", "请先勾选公示", field="publicity_ids")
    found = await queries.lock(sorted(wanted))
    if len(found) != len(wanted):
        raise not_found()
    authorise(by, ((each.stage, each.township_code, each.programme_code) for each in found))
    for each in found:
        if each.dossier_state != "moving" or each.dossier_stage != each.stage:
            raise Conflict("publicity.moved_on", f"“{each.title}”所属申报单已不在公示环节，请刷新后重试")
    return found
