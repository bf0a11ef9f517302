"""Hold lines while an objection against them is open, and release them after its verdict."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.workflow import moves, queries_lines
from core.workflow.errors import not_found

_TARGET = {True: "held", False: "moving"}


async def hold_lines(
    line_ids: Collection[int], by: Official | None, reason: str, *, held: bool = True
) -> int:
    """Hold lines of moving dossiers (`held=False` releases them); returns how many changed.

    An internal step of the publicity, which authorises; `by` is None for an objection that came from the public site.
    Raises `NotFound`, and `Conflict` for a line that is void or already on its way to the bank.
    """
    wanted = sorted(set(line_ids))
    await moves.take(await queries_lines.dossiers_of(wanted), stage=None)
    lines = await queries_lines.lock_lines(wanted)
    if len(lines) != len(wanted):
        raise not_found()
    for line in lines:
        if line["status"] not in ("moving", "held") or line["pay_status"] not in ("none", "stopped"):
            raise Conflict("workflow.line_state", f"明细 {line['id']} 已作废或已进入支付，不能再暂停或恢复")
    changed = await queries_lines.set_status(wanted, _TARGET[held], now())
    current_session().record(
        AuditRecord(
            "line.hold" if held else "line.release",
            "line",
            str(wanted[0]),
            by.id if by else None,
            by.account if by else "",
            after={"reason": reason, "lines": wanted[:100]},
            count=changed,
        )
    )
    return changed
