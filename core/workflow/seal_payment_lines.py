"""Seal the lines of a voucher, accounts included, so that what is sent is what was signed (B3)."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.workflow import queries_seals
from core.workflow.seal import Seal, read_seal


async def seal_payment_lines(line_ids: Sequence[int], stage: str, by: Official) -> Seal:
    """Seal lines of any dossiers for a voucher; the root digest covers claimant, amount, payee and account.

    Raises `Conflict` when one of the lines does not stand any more.
    """
    seal = read_seal(await queries_seals.seal_lines_for_payment(line_ids, stage=stage, by=by.id, at=now()))
    if seal.people != len(set(line_ids)):
        raise Conflict("workflow.line_state", "部分明细已作废或暂停，请刷新后重新生成")
    return seal
