"""Batches, lines and the officials of one chain, stored in the county of the current session."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from core.database import copy_rows, current_session, execute, fetch, fetch_value, reserve_ids
from core.kernel.clock import now
from core.kernel.identity import id_number_check_digit
from core.workflow import (
    approve_dossiers,
    open_dossiers,
    refresh_amounts_and_hashes,
    seal_lines,
    submit_dossiers,
)
from tests.factories.officials import official

COUNTY = "530423"
TOWNSHIP = "530423101000"
OTHER_TOWNSHIP = "530423102000"
VILLAGE = "530423101203"
OTHER_VILLAGE = "530423102201"
_numbers = itertools.count(1)

TOWNSHIP_OPERATOR = official("township_operator", TOWNSHIP[:9], id=11)
TOWNSHIP_REVIEWER = official("township_reviewer", TOWNSHIP[:9], id=12)
COUNTY_OPERATOR = official("county_operator", COUNTY, id=21)
COUNTY_REVIEWER = official("county_reviewer", COUNTY, id=22)
FINANCE_REVIEWER = official("county_finance_reviewer", COUNTY, id=32)
UNIT_OPERATOR = official("unit_finance_operator", COUNTY, id=41)


def id_number(number: int, born: str = "19500101") -> str:
    """A valid id number, another one for each `number`."""
    day = f"{int(born[:4]) - number // 1000:04d}{born[4:]}"
    first17 = f"530423{day}{number % 1000:03d}"
    return first17 + id_number_check_digit(first17)


async def make_batch(programme: str = "elderly_service", *, period: str = "202305", number: int = 1) -> int:
    """An open monthly batch of May 2023 (or the month of `period`)."""
    first = date(int(period[:4]), int(period[4:]), 1)
    return await fetch_value(
        "INSERT INTO batch (programme_code, year, period, number, period_start, period_end, name, state, created_by,"
        " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', 1, $8) RETURNING id",
        programme,
        first.year,
        period,
        number,
        first,
        first.replace(day=28),
        f"{period} 第{number}批",
        now(),
    )


async def make_lines(
    batch_id: int,
    count: int,
    *,
    programme: str = "elderly_service",
    entry: str = "county",
    township: str = TOWNSHIP,
    village: str = VILLAGE,
    declared_fen: int | None = None,
    ready: bool = True,
    people: list[str] | None = None,
    names: list[str] | None = None,
    **changes: Any,
) -> list[int]:
    """Valid lines; `ready` ones passed both checks. `people` are their id numbers (new ones without it)."""
    session = current_session()
    ids = await reserve_ids("line", count)
    numbers = people or [id_number(next(_numbers)) for _ in ids]
    checked = "passed" if ready else "pending"
    rows = []
    for place, (line_id, number) in enumerate(zip(ids, numbers, strict=True)):
        account = f"62101700{line_id:011d}"
        line = {
            "id": line_id,
            "batch_id": batch_id,
            "programme_code": programme,
            "entry": entry,
            "channel": "import",
            "entered_by": 1,
            "township_code": township,
            "village_code": village,
            "village_group": "1组",
            "name": names[place] if names else f"测试{line_id}",
            "id_cipher": session.cipher.seal(number, "line", "id_cipher", line_id),
            "id_digest": session.digests.digest("id_number", number),
            "birth_date": date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
            "attributes": {"category": "低保"},
            "member_count": 1,
            "claim_item": "",
            "claim_kind": "regular",
            "declared_fen": declared_fen,
            "account_cipher": session.cipher.seal(account, "line", "account_cipher", line_id),
            "account_digest": session.digests.digest("account", account),
            "bank_code": "ynrcc",
            "bank_name": "云南省农村信用社",
            "intake_status": "valid",
            "card_status": checked,
            "alert_status": checked,
            "flagged": False,
            "status": "open",
            "pay_status": "none",
            "hash_version": 0,
            "created_at": now(),
            "updated_at": now(),
            "version": 1,
        } | changes
        rows.append(line)
    await copy_rows("line", list(rows[0]), [tuple(row.values()) for row in rows])
    return ids


async def dossier_row(dossier_id: int) -> dict[str, Any]:
    """Stage, state, resume stage, people, void people and fen of a dossier."""
    (row,) = await fetch(
        "SELECT stage, state, resume_stage, people, void_people, total_fen, touched, sent_by, version FROM dossier"
        " WHERE id = $1",
        dossier_id,
    )
    return dict(row)


async def seal_posting(dossier_id: int) -> None:
    """Stand in for the publicity feature: the lines are sealed and confirmed as posted at the dossier's current stage."""
    stage = await fetch_value("SELECT stage FROM dossier WHERE id = $1", dossier_id)
    seal = await seal_lines(dossier_id, "publicity", stage, TOWNSHIP_OPERATOR)
    await execute(
        "INSERT INTO publicity (dossier_id, programme_code, stage, attempt, village_code, public_id, programme_name,"
        " department, region_name, title, mode, place, office, phone, minimum_days, working_days, online_allowed,"
        " mask_names, days, starts_on, ends_on, state, people, fen, seal_id, generated_by, created_at)"
        " SELECT d.id, d.programme_code, d.stage, (SELECT count(*) + 1 FROM publicity), v.village_code,"
        " gen_random_uuid(), '项目', '民政', '某村', '公示', 'offline', '公告栏', '某镇人民政府', '0877-3011234', 1, false,"
        " false, false, 1, $3, $3, 'confirmed', 1, 1, $2, 11, $4 FROM dossier d"
        " CROSS JOIN (SELECT DISTINCT village_code FROM line WHERE dossier_id = $1 AND status IN ('moving', 'held')) AS v"
        " WHERE d.id = $1 ON CONFLICT DO NOTHING",
        dossier_id,
        seal.id,
        now().date(),
        now(),
    )


POST_OF = {
    "township_confirm": TOWNSHIP_OPERATOR,
    "county_confirm": COUNTY_OPERATOR,
    "township_publicity": TOWNSHIP_OPERATOR,
    "township_review": TOWNSHIP_REVIEWER,
    "calculation": COUNTY_OPERATOR,
    "county_publicity": COUNTY_OPERATOR,
    "department_review": COUNTY_REVIEWER,
    "township_repost": TOWNSHIP_OPERATOR,
    "finance_review": FINANCE_REVIEWER,
    "indicator_link": UNIT_OPERATOR,
    "payment_request": UNIT_OPERATOR,
}
"""Who holds the post of each stage."""


async def one_step(dossier_id: int, *, fen: int = 5000) -> None:
    """Let the post of the dossier's stage do its work and send it on; 测算 gives every line `fen`."""
    stage = (await dossier_row(dossier_id))["stage"]
    post = POST_OF[stage]
    if stage.endswith("review"):
        await approve_dossiers([dossier_id], post, "同意")
        return
    if stage.endswith(("publicity", "repost")):
        await seal_posting(dossier_id)
    if stage == "calculation":
        await set_amounts(dossier_id, fen)
    await submit_dossiers([dossier_id], post)


async def set_amounts(dossier_id: int, fen: int) -> None:
    """Give every line of a dossier `fen`."""
    await execute("UPDATE line SET amount_fen = $2 WHERE dossier_id = $1", dossier_id, fen)
    await refresh_amounts_and_hashes([dossier_id])


async def walk_to(dossier_id: int, stage: str, *, fen: int = 5000) -> None:
    """Let the posts do their work until the dossier stands at `stage`."""
    while (await dossier_row(dossier_id))["stage"] != stage:
        await one_step(dossier_id, fen=fen)


async def open_one(
    count: int = 3, *, programme: str = "elderly_allowance", entry: str = "county", **lines: Any
) -> int:
    """A fresh dossier of one township with `count` lines."""
    batch = await make_batch(programme)
    await make_lines(batch, count, programme=programme, entry=entry, **lines)
    (dossier,) = await open_dossiers(batch, entry, POST_OF[f"{entry}_confirm"])
    return dossier
