"""What payments do when dossiers pass, or come back over, the stages 支付申请 and 支付."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.kernel.errors import Conflict
from core.payments import queries_checks, queries_requests
from core.workflow.dossier import Dossier
from core.workflow.gates import register_gate


class PaymentRequestGate:
    """Gate of 支付申请: a dossier leaves it when every line was asked for, and never goes back once one was (L3)."""

    stage = "payment_request"

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Nothing to prepare: the comparison is started by an official."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict` while a moving line has not been asked for."""
        for row in await queries_requests.unrequested([dossier.id for dossier in dossiers]):
            raise Conflict(
                "payments.unrequested",
                f"申报单 {row['dossier_id']} 还有 {row['people']} 条明细未生成支付申请，请先生成，或退回、作废异常明细",
            )

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Forget the comparisons; raise `Conflict` when money was asked for already."""
        ids = [dossier.id for dossier in dossiers]
        if await queries_requests.money_moved(ids):
            raise Conflict(
                "payments.requested_already", "申报单已生成支付申请，不能退回；请在差错处理中办理失败明细"
            )
        await queries_checks.forget_checks(ids)


class PaymentGate:
    """Gate of 支付, which dossiers reach and leave by the platform's own steps only."""

    stage = "payment"

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Nothing to prepare."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict`: 支付 is the last stage."""
        raise Conflict("payments.last_stage", "申报单已在支付环节，按银行结果自动办结")

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict`: paid money does not go back by a return (L3)."""
        raise Conflict("payments.in_payment", "申报单已进入支付，不能退回；发放失败的明细请在差错处理中办理")


register_gate(PaymentRequestGate())
register_gate(PaymentGate())
