"""生成公示: one posting for each village of dossiers that stand at a publicity stage."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from asyncpg import Record

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound
from core.kernel.ids import new_uuid
from core.publicity import queries
from core.publicity.authorise import authorise
from core.publicity.basis import Basis
from core.publicity.record import record
from core.publicity.rules import period_title, round_for
from core.publicity.states import PUBLICITY_STAGES
from core.workflow import touch_dossiers


async def generate_publicity(dossier_ids: Collection[int], by: Official, *, basis: Basis) -> list[int]:
    """Make the missing postings of the dossiers; returns the ids of the new ones, in state `to_fill`.

    Days, kind of days, place and mode come from the programme's round for the stage; villages that have a posting are left
    alone, so a second call makes nothing. Raises `NotAllowed`, `NotFound`, `Invalid` for an empty choice, and `Conflict`
    for a dossier that does not stand at a publicity stage.
    """
    wanted = set(dossier_ids)
    if not wanted:
        raise Invalid("publicity.nothing_chosen", "请先勾选需要生成公示的申报单", field="dossier_ids")
    dossiers = {row["id"]: row for row in await queries.dossiers_to_generate(sorted(wanted))}
    if len(dossiers) != len(wanted):
        raise NotFound("publicity.no_dossier", "没有找到所选的申报单，请刷新后重试")
    for row in dossiers.values():
        if row["stage"] not in PUBLICITY_STAGES or row["state"] != "moving":
            raise Conflict("publicity.not_at_stage", f"申报单 {row['id']} 不在公示环节，不能生成公示")
    authorise(by, ((row["stage"], row["township_code"], row["programme_code"]) for row in dossiers.values()))
    villages = await queries.villages_without_posting(sorted(wanted))
    if not villages:
        return []
    made = await queries.insert([_draft(dossiers[row["dossier_id"]], row, by, basis) for row in villages])
    await touch_dossiers(sorted(wanted))
    record("generate", made, by, dossiers=sorted(wanted))
    return made


def _draft(dossier: Record, village: Record, by: Official, basis: Basis) -> dict[str, Any]:
    notice = basis.programmes.get(dossier["programme_code"])
    if notice is None:
        raise Conflict("publicity.programme_off", "该补贴项目在本县未启用，请先在项目管理中启用")
    demanded = round_for(notice.rounds, dossier["stage"])
    region = basis.region_name(dossier["township_code"], village["village_code"])
    period = period_title(dossier["period"])
    return {
        "dossier_id": dossier["id"],
        "programme_code": notice.code,
        "stage": dossier["stage"],
        "attempt": village["attempt"],
        "village_code": village["village_code"],
        "public_id": new_uuid(),
        "programme_name": notice.name,
        "department": notice.department,
        "region_name": region,
        "title": f"{region}{period}{notice.name}公示",
        "mode": "both" if demanded.online else "offline",
        "place": demanded.place,
        "office": basis.office(dossier["stage"], dossier["township_code"], notice.department),
        "phone": "",
        "minimum_days": demanded.days,
        "working_days": demanded.working_days,
        "online_allowed": demanded.online,
        "mask_names": demanded.mask_names,
        "days": demanded.days,
        "state": "to_fill",
        "people": village["people"],
        "fen": village["fen"],
        "generated_by": by.id,
        "created_at": now(),
    }
