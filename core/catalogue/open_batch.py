"""Open a batch (批次) of a programme for one period."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue import queries_batches as queries
from core.catalogue.batch import Batch
from core.catalogue.periods import parse_period
from core.catalogue.programme import ProgrammeSettings
from core.database import AuditRecord, current_session
from core.kernel.clock import now

MAX_NAME = 60


async def open_batch(settings: ProgrammeSettings, period: str, by: Official, *, name: str = "") -> Batch:
    """Open the next batch of the period (202305, 2023T1, 2023 as the programme is paid), in a session of the county.

    `settings` come from `programme_settings`, read before in a session of the platform. Numbers of a period run on from
    1 without gaps; several batches of one period may be open (B7). Needs `batch:manage` in the county. Raises `Invalid`
    for a period that the programme does not have, `NotAllowed`.
    """
    may(by, "batch:manage", region=f"{settings.county}000000", programme=settings.code)
    dates = parse_period(settings.programme.period, period)
    number = await queries.next_number(settings.code, dates.year, dates.text)
    title = name.strip()[:MAX_NAME] or f"{settings.programme.name}{dates.title}第{number}批"
    batch = await queries.add_batch(
        settings.code, dates.year, dates.text, number, dates.start, dates.end, title, by.id, now()
    )
    current_session().record(
        AuditRecord(
            "batch.open",
            "batch",
            str(batch.id),
            by.id,
            by.account,
            after={"programme": settings.code, "period": dates.text, "number": number, "name": title},
        )
    )
    return batch
