"""One dossier as its page shows it: where it stands, what it holds, what this official may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.access.may import is_allowed, may
from core.access.official import Official
from core.workflow import queries, queries_lines, queries_seals
from core.workflow.changes_since_return import ReturnChanges, changes_since_return
from core.workflow.dossier import Dossier
from core.workflow.errors import not_found
from core.workflow.stages import SENDINGS, STAGES, Kind


@dataclass(frozen=True, slots=True)
class DossierDetail:
    """`villages` are (village_code, people, fen) of standing lines; `actions` the verbs open to the asking official;

    `changes` is set for a returned dossier and says whether 原岗续审 applies. `seals` are what was posted and approved so
    far, oldest first (id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at).
    """

    dossier: Dossier
    villages: list[dict[str, Any]]
    actions: list[str]
    return_targets: tuple[str, ...]
    changes: ReturnChanges | None
    seals: list[dict[str, Any]]


async def dossier_detail(dossier_id: int, by: Official) -> DossierDetail:
    """Everything about one dossier but its lines. Raises `NotFound` and `NotAllowed`."""
    found = await queries.read_dossiers([dossier_id])
    if not found:
        raise not_found()
    dossier = found[0]
    may(by, "dossier:read", region=dossier.township_code, programme=dossier.programme_code)
    changes = await changes_since_return([dossier_id])
    return DossierDetail(
        dossier,
        [dict(row) for row in await queries.villages_of(dossier_id)],
        await _actions(dossier, by),
        dossier.chain.return_targets(dossier.stage),
        changes[0] if changes else None,
        [dict(row) for row in await queries_seals.seals_of(dossier_id)],
    )


async def _actions(dossier: Dossier, by: Official) -> list[str]:
    """The verbs that this official may use now; the verbs themselves decide again."""
    if dossier.state != "moving":
        return []
    actions = []
    stage = STAGES[dossier.stage]
    if is_allowed(
        by,
        stage.permission,
        region=dossier.township_code,
        programme=dossier.programme_code,
        budget_unit=dossier.budget_unit,
    ):
        if stage.kind is Kind.SYSTEM:
            # Nobody moves the dossier, but lines that a void voucher set free still leave it.
            return ["return_lines", "void_lines"] if await queries_lines.has_free_lines(dossier.id) else []
        if stage.kind is not Kind.REVIEW:
            actions.append("submit")
        elif not await _handled_before(dossier, by):
            actions.append("approve")
        actions += ["return_lines", "void_lines"]
        if dossier.chain.before(dossier.stage):
            actions.append("return")
    if dossier.sent_by == by.id and not dossier.touched and await _holds_sending_post(dossier, by):
        actions.append("recall")
    return actions


async def _handled_before(dossier: Dossier, by: Official) -> bool:
    """Whether the official sent the dossier on at another stage; nobody reviews own work."""
    handled = await queries.stages_handled_by([dossier.id], by.id)
    return any(stage != dossier.stage for _, stage in handled)


async def _holds_sending_post(dossier: Dossier, by: Official) -> bool:
    """Whether the last move was a sending, and the official still has the post that sent."""
    sending = (await queries.last_sendings([dossier.id]))[dossier.id]
    return sending["action"] in SENDINGS and is_allowed(
        by,
        STAGES[sending["from_stage"]].permission,
        region=dossier.township_code,
        programme=dossier.programme_code,
    )
