"""预警核实: an operator asks for the rules to be run over a list whose cards are matched."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.checks import start_check
from core.checks.jobs import ALERT_JOB


async def start_alert_check(
    batch_id: int,
    entry: str,
    by: Official,
    *,
    township_code: str | None = None,
    line_ids: Collection[int] | None = None,
) -> int:
    """Put the lines with a matched card that have not passed (or the named ones) to 处理中 and start the job.

    Returns the job's id; see `start_card_match` for the choice and the errors.
    """
    selection, _, name = await start_check.choose(
        batch_id, entry, by, township_code=township_code, line_ids=line_ids
    )
    return await start_check.start("alert", ALERT_JOB, "预警核实", selection, name, by)
