"""`python -m tests.portal.fill_lines <county> <batch> <township> <village> <count>`: checked lines of a batch, by one COPY.

A roster of a whole county is too long to be typed or imported within a test of a page. Runs in a process of its own, with the
platform's settings; prints the sum in fen.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import date

import core.audit  # noqa: F401 - installs the audit writer
from core.applications.queries import LINE_COLUMNS, copy_lines
from core.catalogue.find_batch import find_batch
from core.database import current_session
from core.database.engine import ENGINE
from core.database.sql import reserve_ids
from core.features import load_features
from core.kernel.clock import now
from tenants import county_session


def fen_of(number: int) -> int:
    """The amount of one line: not the same for all, so that a sum of too few or too many lines is wrong."""
    return 5_000 + number % 7 * 1_000


async def fill(county: str, batch_id: int, township: str, village: str, count: int) -> int:
    """Add `count` lines that passed every check; returns their sum in fen."""
    load_features()
    try:
        async with county_session(county) as session:
            batch = await find_batch(batch_id)
            ids = await reserve_ids("line", count)
            digest = session.digests.digester("id_number")
            seal = current_session().cipher.sealer("line", "id_cipher")
            moment = now()
            rows = []
            for number, line_id in enumerate(ids, start=1):
                identity = f"530423194{number:09d}"
                row = dict.fromkeys(LINE_COLUMNS) | {
                    "id": line_id, "batch_id": batch.id, "programme_code": batch.programme_code, "entry": "township",
                    "channel": "single", "entered_by": 1, "township_code": township, "village_code": village,
                    "village_group": "", "name": f"名单{number:05d}", "id_cipher": seal(identity, line_id),
                    "id_digest": digest(identity), "birth_date": date(1940, 1, 1), "attributes": "{}", "member_count": 1,
                    "claim_item": batch.programme_code, "claim_kind": "regular", "declared_fen": fen_of(number),
                    "amount_fen": fen_of(number), "payee_name": f"亲属{number:05d}", "intake_status": "valid",
                    "card_status": "passed", "alert_status": "passed", "flagged": False, "status": "open",
                    "pay_status": "none", "hash_version": 0, "created_at": moment, "updated_at": moment, "version": 1,
                }  # fmt: skip
                rows.append([row[column] for column in LINE_COLUMNS])
            await copy_lines(rows)
    finally:
        await ENGINE.close_pools()
    return sum(fen_of(number) for number in range(1, count + 1))


if __name__ == "__main__":
    _, county, batch_id, township, village, count = sys.argv
    print(asyncio.run(fill(county, int(batch_id), township, village, int(count))))
