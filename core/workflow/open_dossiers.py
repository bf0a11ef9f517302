"""申报确认: gather the good lines of a batch into one dossier for each township; bad ones never hold them up."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from core.access.may import may
from core.access.official import Official
from core.access.scope import scope_of
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound
from core.plugin_host import subsidy
from core.workflow import queries, queries_lines
from core.workflow.chain import Chain, default_chain, parse_chain
from core.workflow.stages import CONFIRM_STAGE, STAGES


async def open_dossiers(
    batch_id: int,
    entry: str,
    by: Official,
    *,
    township_code: str | None = None,
    chain: Mapping[str, Any] | None = None,
    line_ids: Collection[int] | None = None,
) -> list[int]:
    """Put every line that is ready (valid, checked, in no dossier) into a dossier of its township; returns their ids.

    Lines join the township's dossier while it was never sent, otherwise they open the next one. `township_code` or
    `line_ids` narrow the choice; without them all townships of the official's posts are gathered. `chain` is the chain
    of the county's programme settings for this entry; without it the province's default is taken. Raises `NotAllowed`,
    `NotFound`, and `Conflict` when the batch is closed or nothing is ready.
    """
    batch = await queries.lock_batch(batch_id)
    if batch is None:
        raise NotFound("workflow.no_batch", "没有找到该批次，请刷新后重试")
    programme = batch["programme_code"]
    walk = _chain(programme, entry, chain)
    if batch["state"] != "open":
        raise Conflict("workflow.batch_closed", "该批次已关闭，不能再确认申报")

    patterns = _patterns(entry, programme, by, township_code)
    declared = not walk.calculates
    chosen = sorted(set(line_ids)) if line_ids is not None else None
    townships = await queries_lines.ready_townships(
        batch_id, entry, patterns, declared=declared, line_ids=chosen
    )
    if not townships:
        raise Conflict(
            "workflow.nothing_ready", "没有可以确认的明细：请先完成人社匹卡和预警核实，异常明细处理后再确认"
        )
    ids, created = await _dossiers_for(batch_id, programme, entry, walk, townships, by)
    await queries_lines.join(batch_id, entry, ids, declared=declared, at=now(), line_ids=chosen)
    await queries_lines.close_review_findings(ids)
    await queries.refresh_totals(ids)
    await queries.write_log(
        [(one, "create", "", walk.first, None) for one in created], by=by, opinion="", at=now()
    )
    for dossier in await queries.read_dossiers(ids):
        after = {"people": dossier.people, "fen": dossier.total_fen, "township": dossier.township_code}
        current_session().record(
            AuditRecord(
                "dossier.open",
                "dossier",
                str(dossier.id),
                by.id,
                by.account,
                after=after,
                count=dossier.people,
            )
        )
    return ids


def _chain(programme: str, entry: str, chain: Mapping[str, Any] | None) -> Chain:
    if entry not in CONFIRM_STAGE:
        raise Invalid("workflow.entry", "受理渠道应为 township（乡镇）或 county（县级导入）", field="entry")
    if chain is None:
        plugin = subsidy(programme)
        rounds = [posting.stage for posting in plugin.publicity]
        return default_chain(entry, needs_calculation=plugin.needs_calculation, publicity_stages=rounds)
    walk = parse_chain(chain)
    if walk.first != CONFIRM_STAGE[entry]:
        raise Invalid("workflow.chain_start", "流程的起点与受理渠道不符，请检查项目流程配置", field="chain")
    return walk


def _patterns(entry: str, programme: str, by: Official, township_code: str | None) -> list[str]:
    """Townships that the official may confirm, as LIKE patterns; raises `NotAllowed` when there is none."""
    permission, county = STAGES[CONFIRM_STAGE[entry]].permission, current_session().scope
    if township_code is not None:
        may(by, permission, region=township_code, programme=programme)
        return [township_code]
    patterns = scope_of(by, permission, county=county).region_patterns
    if not patterns or programme not in by.programmes:
        may(by, permission, region=f"{county}000000", programme=programme)
    return patterns


async def _dossiers_for(
    batch_id: int, programme: str, entry: str, walk: Chain, townships: Sequence[str], by: Official
) -> tuple[list[int], list[int]]:
    """The dossiers that take lines now, and those of them that were created for it."""
    newest = await queries.newest_dossiers(batch_id, entry, townships)
    waiting = {town: row["id"] for town, row in newest.items() if row["open_to_lines"]}
    places = [
        (town, newest[town]["ordinal"] + 1 if town in newest else 1, secrets.token_bytes(32))
        for town in townships
        if town not in waiting
    ]
    created = {}
    if places:
        created = await queries.insert_dossiers(
            batch_id=batch_id,
            programme=programme,
            entry=entry,
            chain=walk.to_json(),
            places=places,
            by=by.id,
            at=now(),
        )
    return sorted([*waiting.values(), *created.values()]), sorted(created.values())
