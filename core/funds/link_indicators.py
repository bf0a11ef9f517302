"""指标挂接: reserve indicators for approved dossiers and fix which fen of each line comes from which indicator."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.funds import queries
from core.funds.link_plan import Choice, LinkPlan, plan_for
from core.funds.post_movements import Entry, Movement, post_movements
from core.funds.release_dossiers import release_dossiers
from core.funds.rules import LinkRule
from core.kernel.clock import now
from core.workflow.lock_dossiers import lock_dossiers


async def link_indicators(
    dossier_ids: Sequence[int], rule: LinkRule, choices: Sequence[Choice], by: Official
) -> LinkPlan:
    """Link dossiers at stage indicator_link to indicators of one budget unit; returns what each indicator gives.

    Dossiers that were linked before are released first, so that linking again changes the choice (row 42). Either all
    of it happens or nothing. Raises what `preview_linking` raises, and `Conflict` naming indicator and shortfall when
    somebody else reserved the money in between.
    """
    ids = sorted(set(dossier_ids))
    await lock_dossiers(ids)
    plan = await plan_for(ids, rule, choices, by)
    await release_dossiers(ids, by)
    ratios = {choice.indicator_id: choice.ratio_bp for choice in choices}
    at = now()
    await queries.insert_links(
        [
            (s.dossier_id, s.indicator_id, rule.value, s.use_order, ratios[s.indicator_id], s.fen, by.id, at)
            for s in plan.shares
        ]
    )
    lines = await queries.fund_lines(ids)
    session = current_session()
    session.record(
        AuditRecord(
            "indicator.link",
            "dossier",
            ",".join(map(str, ids[:20])),
            by.id,
            by.account,
            after={"rule": rule.value, "gives": [{"id": g.indicator_id, "fen": g.fen} for g in plan.gives]},
            count=lines,
        )
    )
    times = await queries.times_reserved(ids)
    await post_movements(
        [
            Entry(
                Movement.RESERVE,
                s.indicator_id,
                s.fen,
                key=f"reserve:dossier:{s.dossier_id}:{times.get(s.dossier_id, 0) + 1}",
                dossier_id=s.dossier_id,
            )
            for s in plan.shares
        ],
        by,
    )
    return plan
