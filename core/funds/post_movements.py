"""The ledger: append movements of indicators and apply them, each exactly once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.access.official import Official
from core.funds import queries, rules
from core.kernel.clock import now
from core.kernel.errors import Conflict


class Movement(StrEnum):
    """What a ledger entry does to its indicator."""

    RESERVE = "reserve"
    RELEASE = "release"
    PAY = "pay"
    RETURN = "return"


_EFFECT = {
    Movement.RESERVE: (1, 0),
    Movement.RELEASE: (-1, 0),
    Movement.PAY: (-1, 1),
    Movement.RETURN: (1, -1),
}
"""Sign of the change of (reserved, paid)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement of `fen` (above zero) of one indicator. With the same `key` it happens once for each indicator."""

    movement: Movement
    indicator_id: int
    fen: int
    key: str
    dossier_id: int | None = None
    voucher_id: int | None = None


async def post_movements(entries: Sequence[Entry], by: Official) -> int:
    """Append `entries` and move the indicators; returns how many were new. An internal step, it does not authorise.

    Call it as the last change of a transaction: indicators are locked here, in id order. Raises `Conflict` that names
    the indicator and the shortfall when one would be overdrawn.
    """
    if not entries:
        return 0
    rows = [(e.indicator_id, e.dossier_id, e.voucher_id, e.movement.value, e.fen, e.key) for e in entries]
    fresh = await queries.insert_entries(rows, by.id, now())
    reserved: dict[int, int] = defaultdict(int)
    paid: dict[int, int] = defaultdict(int)
    for row in fresh:
        of_reserved, of_paid = _EFFECT[Movement(row["movement"])]
        reserved[row["indicator_id"]] += of_reserved * row["fen"]
        paid[row["indicator_id"]] += of_paid * row["fen"]
    ids = sorted(reserved)
    for row in await queries.lock_indicators(ids):
        _refuse_overdraft(row["id"], row["document_no"], dict(row), reserved[row["id"]], paid[row["id"]])
    await queries.move(ids, [reserved[i] for i in ids], [paid[i] for i in ids])
    return len(fresh)


def _refuse_overdraft(
    indicator_id: int, document_no: str, row: dict[str, int], reserved: int, paid: int
) -> None:
    if row["available_fen"] - reserved - paid < 0:
        raise rules.overdraft(document_no, reserved + paid, row["available_fen"])
    if row["reserved_fen"] + reserved < 0 or row["paid_fen"] + paid < 0:
        raise Conflict(
            "funds.ledger_negative",
            f"指标“{document_no}”的占用或已支付数将成为负数，操作已拒绝；请运行资金核对（ykt verify）并联系系统管理员",
            details={"indicator_id": indicator_id},
        )
