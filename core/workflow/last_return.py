"""What a reviewer looks at when a dossier comes back to the desk: what changed since a post returned it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access.may import may
from core.access.official import Official
from core.workflow import queries, queries_last_return
from core.workflow.errors import not_found

KINDS = ("added", "removed", "raised", "lowered", "altered")
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that is not as it was: `kind` of `KINDS`, fen before (None: not there) and now (None: gone)."""

    kind: str
    line_id: int
    name: str
    village_code: str
    previous_fen: int | None
    fen: int | None


@dataclass(frozen=True, slots=True)
class LastReturn:
    """The newest return of a dossier and what became of its lines since; people and fen then and now.

    `counts` are lines by kind, None where nothing had been posted or approved before the return, so that only the sums can be
    compared; `lines` the first 200 of them.
    """

    from_stage: str
    to_stage: str
    account: str
    reason: str
    at: datetime
    people_then: int
    fen_then: int
    people_now: int
    fen_now: int
    counts: dict[str, int] | None
    lines: tuple[ChangedLine, ...]


async def last_return(dossier_id: int, by: Official) -> LastReturn | None:
    """What changed since the newest return of a dossier, wherever it stands now; None when it was never returned.

    Raises `NotFound` and `NotAllowed`.
    """
    found = await queries.read_dossiers([dossier_id])
    if not found:
        raise not_found()
    dossier = found[0]
    may(by, "dossier:read", region=dossier.township_code, programme=dossier.programme_code)
    back = await queries_last_return.last_return_of(dossier_id)
    if back is None:
        return None
    counts, lines = None, []
    if back["seal_id"] is not None:
        lines = await queries_last_return.changed_since(dossier_id, back["seal_id"], _SHOWN)
        counts = dict.fromkeys(KINDS, 0) | {row["kind"]: row["count"] for row in lines}
    return LastReturn(
        from_stage=back["from_stage"],
        to_stage=back["to_stage"],
        account=back["account"],
        reason=back["opinion"],
        at=back["at"],
        people_then=back["people"],
        fen_then=back["fen"],
        people_now=dossier.people,
        fen_now=dossier.total_fen,
        counts=counts,
        lines=tuple(
            ChangedLine(
                row["kind"], row["id"], row["name"], row["village_code"], row["previous_fen"], row["fen"]
            )
            for row in lines
        ),
    )
