"""重新生成公示文件."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.errors import Invalid
from core.publicity import queries
from core.publicity.authorise import authorise
from core.publicity.errors import not_found, wrong_state
from core.publicity.print_documents import print_documents
from core.publicity.states import POSTED


async def reprint_publicity(publicity_ids: Collection[int], by: Official) -> int:
    """Print published postings anew (a lost file, a corrected template); returns the id of the job.

    Raises `NotFound`, `NotAllowed`, `Conflict` for one that was not published.
    """
    wanted = sorted(set(publicity_ids))
    if not wanted:
        raise Invalid("publicity.nothing_chosen", "请先勾选公示", field="publicity_ids")
    found = await queries.lock(wanted)
    if len(found) != len(wanted):
        raise not_found()
    authorise(by, ((each.stage, each.township_code, each.programme_code) for each in found))
    if any(each.state not in POSTED for each in found):
        raise wrong_state("已发布")
    return await print_documents(wanted, by)
