"""What a rule would take from which indicator, before anything is reserved."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.funds.link_plan import Choice, LinkPlan, plan_for
from core.funds.rules import LinkRule


async def preview_linking(
    dossier_ids: Sequence[int], rule: LinkRule, choices: Sequence[Choice], by: Official
) -> LinkPlan:
    """What `link_indicators` would do, without doing it; what the dossiers hold already counts as available.

    Raises `NotFound` for unknown dossiers or indicators, `NotAllowed`, `Invalid` for an ill-filled rule, `Conflict` for
    dossiers that are not at 指标挂接, lines without an amount, indicators that may not be used or have too little.
    """
    return await plan_for(sorted(set(dossier_ids)), rule, choices, by)
