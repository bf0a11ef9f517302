"""What the signatures of a voucher rest on, checked before each step towards the bank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.errors import Conflict
from core.payments import queries_vouchers
from core.payments.rules import checker_content, voucher_content
from core.payments.signing import SIGNER
from core.workflow.check_seals import check_seals


def _altered(number: str) -> Conflict:
    return Conflict(
        "payments.voucher_altered",
        f"支付凭证 {number} 的内容与其摘要或签章不符，疑似被改动，已停止处理，请立即报告系统管理员",
    )


async def require_content(voucher: Mapping[str, Any]) -> bytes:
    """The canonical content of a voucher; raises `Conflict` when its payments no longer add up to what it says."""
    found = await queries_vouchers.content_of(voucher["id"])
    if any(found[name] != voucher[name] for name in ("people", "fen", "root_digest")):
        raise _altered(voucher["number"])
    return voucher_content(voucher, current_session().scope)


def require_maker_signature(voucher: Mapping[str, Any], content: bytes) -> None:
    """Raise `Conflict` unless the maker signed exactly this content."""
    if not SIGNER.verify(voucher["maker_id"], content, voucher["maker_signature"]):
        raise _altered(voucher["number"])


async def require_signatures(voucher: Mapping[str, Any]) -> None:
    """Raise `Conflict` unless both signatures hold over the voucher's content as its payments are now."""
    content = await require_content(voucher)
    require_maker_signature(voucher, content)
    signed = checker_content(content, voucher["maker_id"], voucher["maker_signature"])
    if not SIGNER.verify(voucher["checker_id"], signed, voucher["checker_signature"]):
        raise _altered(voucher["number"])


async def refuse_unsealed(voucher_id: int, number: str) -> None:
    """Raise `Conflict` when a line of the voucher is outside of what was publicised and approved (B3)."""
    problems = await check_seals(await queries_vouchers.lines_of(voucher_id))
    if problems:
        raise Conflict(
            "payments.outside_seals",
            f"支付凭证 {number} 中有 {len(problems)} 笔明细超出公示或审核范围（首笔：{problems[0].reason}），不能签章",
            details={"line_ids": [problem.line_id for problem in problems[:50]]},
        )


def record_signature(action: str, voucher: Mapping[str, Any], by: Official) -> None:
    """Put a signature into the operation log."""
    current_session().record(
        AuditRecord(
            action,
            "voucher",
            str(voucher["id"]),
            by.id,
            by.account,
            before={"state": voucher["state"]},
            after={"number": voucher["number"], "fen": voucher["fen"], "root": voucher["root_digest"].hex()},
            count=voucher["people"],
        )
    )
