"""The step that both checks start with: choose the lines that this official may check, take them, ask for the job."""

from __future__ import annotations

from collections.abc import Collection

from core.access.may import may
from core.access.official import Official
from core.access.scope import scope_of
from core.checks import queries
from core.checks.selection import Selection
from core.database import current_session
from core.jobs import enqueue
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound

PERMISSION = "line:check"
ENTRIES = ("township", "county")


async def choose(
    batch_id: int,
    entry: str,
    by: Official,
    *,
    permission: str = PERMISSION,
    township_code: str | None = None,
    line_ids: Collection[int] | None = None,
) -> tuple[Selection, str, str]:
    """The selection of an official, with the programme and the name of its batch.

    Raises `NotFound`, `NotAllowed`, `Invalid` for an unknown entry or an empty choice.
    """
    if entry not in ENTRIES:
        raise Invalid("checks.entry", "受理渠道应为 township（乡镇）或 county（县级导入）", field="entry")
    if line_ids is not None and not line_ids:
        raise Invalid("checks.nothing_chosen", "请先勾选明细", field="line_ids")
    batch = await queries.batch_of(batch_id)
    if batch is None:
        raise NotFound("checks.no_batch", "没有找到该批次，请刷新后重试")
    programme, county = batch["programme_code"], current_session().scope
    if township_code is not None:
        may(by, permission, region=township_code, programme=programme)
        patterns = [township_code]
    else:
        patterns = scope_of(by, permission, county=county).region_patterns
        if not patterns or programme not in by.programmes:
            may(by, permission, region=f"{county}000000", programme=programme)
    chosen = tuple(sorted(set(line_ids))) if line_ids is not None else None
    return Selection(batch_id, entry, tuple(patterns), chosen, now()), programme, batch["name"]


async def start(check: str, kind: str, title: str, selection: Selection, name: str, by: Official) -> int:
    """Put the chosen lines to 处理中 and ask for the job, in one transaction; returns the job's id.

    Raises `Conflict` when no line of the choice waits for this check.
    """
    taken = await queries.take(check, selection)
    if not taken:
        waits = "，预警核实须在人社匹卡通过之后" if check == "alert" else ""
        raise Conflict("checks.nothing_to_check", f"没有需要{title}的明细{waits}")
    where = "+".join(selection.region_patterns)
    key = None if selection.line_ids is not None else f"{kind}:{selection.batch_id}:{selection.entry}:{where}"
    return await enqueue(
        kind,
        title=f"{title} {name}（{taken} 人）",
        payload=selection.to_json(),
        by=by,
        subject="batch",
        subject_id=str(selection.batch_id),
        dedupe_key=key,
    )
