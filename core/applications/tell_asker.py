"""Tell who asked for 确认需发放 what a second official decided."""

from __future__ import annotations

from asyncpg import Record

from core.access.official import Official
from core.applications.further_claim import KINDS
from core.kernel.money import Fen
from core.messages import NewMessage, ToOfficial, send_messages

_DECIDED = {
    "further_claim_confirmed": "已由另一人确认，请重新预警核实",
    "further_claim_refused": "已退回，可以修改后重新提交",
}


async def tell_asker(asked: Record, kind: str, by: Official, reason: str = "") -> None:
    """One message to who asked; `asked` is the request as it was, `kind` that of the message, `reason` why it was refused."""
    what = f"{KINDS[asked['kind']]}，上限 {Fen(asked['cap_fen']).yuan} 元"
    message = NewMessage(
        ToOfficial(asked["asked_by"]),
        kind,
        f"编号 {asked['line_id']} 的明细确认需发放（{what}）{_DECIDED[kind]}",
        "further_claim",
        str(asked["line_id"]),
        reason,
    )
    await send_messages([message], by)
