"""召回: the sender takes dossiers back while the next post has not touched them."""

from __future__ import annotations

from collections.abc import Collection

from core.access.may import may
from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotAllowed
from core.workflow import moves, queries
from core.workflow.dossier import Dossier
from core.workflow.stages import SENDINGS, STAGES, Kind


async def recall_dossiers(dossier_ids: Collection[int], by: Official, *, stage: str | None = None) -> None:
    """Take dossiers back to the stage from which this official sent them.

    Only the sender may, only as long as the next post has not begun its work. Raises `NotAllowed`, `NotFound`, `Conflict`.
    """
    dossiers = await moves.take(dossier_ids, stage=stage)
    sendings = await queries.last_sendings([dossier.id for dossier in dossiers])
    back: list[tuple[Dossier, str, str | None]] = []
    for dossier in dossiers:
        sending = sendings[dossier.id]
        if sending["action"] not in SENDINGS:
            raise Conflict("workflow.not_sent", "申报单当前不是由送审而来，没有可以召回的送审")
        source = sending["from_stage"]
        may(by, STAGES[source].permission, region=dossier.township_code, programme=dossier.programme_code)
        if dossier.sent_by != by.id:
            raise NotAllowed("workflow.not_sender", "只有送审人本人可以召回，请联系送审人或由当前岗位退回")
        if dossier.touched:
            raise Conflict(
                "workflow.touched", f"“{STAGES[dossier.stage].title}”岗位已开始办理，不能召回，可请其退回"
            )
        jumped_to = dossier.stage if sending["action"] == "resume" else None
        back.append((dossier, source, dossier.resume_stage or jumped_to))

    await moves.undo([(dossier, (dossier.stage,)) for dossier, _, _ in back], by)
    await moves.land(back, by, sent_by=None)
    await queries.write_log(
        [(dossier.id, "recall", dossier.stage, source, None) for dossier, source, _ in back],
        by=by,
        opinion="",
        at=now(),
    )
    await queries.recall_duties(
        [(each.id, source) for each, source, _ in back if STAGES[source].kind is Kind.REVIEW]
    )
    await moves.enter([dossier.id for dossier, _, _ in back], by)
