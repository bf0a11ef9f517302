"""How far the checks of a batch are: people by answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from core.access.official import Official
from core.checks import queries, start_check
from core.checks.states import CheckStatus


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """People (lines) by status of each check; `flagged` go on with something that could not be verified."""

    card: dict[str, int]
    alert: dict[str, int]
    flagged: int


async def check_summary(
    batch_id: int, entry: str, by: Official, *, township_code: str | None = None
) -> CheckSummary:
    """The answers about the open, valid lines of a batch and entry. Raises `NotFound`, `NotAllowed`, `Invalid`."""
    selection, _, _ = await start_check.choose(
        batch_id, entry, by, permission="line:read", township_code=township_code
    )
    card: Counter[str] = Counter({status.value: 0 for status in CheckStatus})
    alert: Counter[str] = Counter({status.value: 0 for status in CheckStatus})
    flagged = 0
    for row in await queries.status_counts(selection):
        card[row["card_status"]] += row["people"]
        alert[row["alert_status"]] += row["people"]
        flagged += row["people"] if row["flagged"] else 0
    return CheckSummary(dict(card), dict(alert), flagged)
