"""Prove the money and the lists of one county: every rule, with what breaks it."""

from __future__ import annotations

from typing import Any

from core.database import current_session
from core.payments.rules import checker_content, voucher_content
from core.payments.signing import SIGNER
from core.verification import queries, queries_lists
from core.verification.rules import Rule, RuleResult, result_of
from core.workflow.check_seals import check_seals
from tenants import county_session, platform_session

_CLAIMS = ("claims_match_lines", "已生成支付的明细与全省申领登记一一对应")


async def _unpublicised() -> list[dict[str, Any]]:
    lines = await queries_lists.lines_in_payment()
    problems = await check_seals(lines) if lines else []
    amounts = await queries_lists.amounts_of([one.line_id for one in problems])
    return [
        {"subject": f"申报明细 {one.line_id}（{one.reason}）", "difference_fen": amounts[one.line_id]}
        for one in problems
    ]


async def _forged() -> list[dict[str, Any]]:
    county, broken = current_session().scope, []
    for row in await queries_lists.signed_vouchers():
        content = voucher_content(row, county)
        genuine = SIGNER.verify(row["maker_id"], content, row["maker_signature"] or "")
        if genuine and row["checker_id"] is not None:
            signed = checker_content(content, row["maker_id"], row["maker_signature"])
            genuine = row["checker_id"] != row["maker_id"] and SIGNER.verify(
                row["checker_id"], signed, row["checker_signature"] or ""
            )
        if not genuine:
            broken.append({"subject": f"支付凭证 {row['number']}", "difference_fen": row["fen"]})
    return broken


RULES = (
    Rule("ledger_matches_indicators", "台账与指标占用、支付数一致", queries.ledger_against_indicators),
    Rule("indicators_match_lines", "指标占用、支付数与明细资金来源一致", queries.indicators_against_lines),
    Rule("vouchers_match_payments", "支付凭证与其明细一致", queries.vouchers_against_payments),
    Rule("requests_match_vouchers", "支付申请与其凭证一致", queries.requests_against_vouchers),
    Rule("payments_match_bank", "发放明细与银行结果一致", queries.payments_against_bank),
    Rule("ledger_matches_bank", "台账支付数与银行结果一致", queries.ledger_against_bank),
    Rule("funding_matches_lines", "明细资金来源合计等于明细金额", queries.funding_against_lines),
    Rule("issued_is_accounted_for", "已发放数＝成功＋在途＋失败＋退款＋作废", queries.lines_against_payments),
    Rule("one_living_payment", "同一明细没有重复支付", queries.double_payments),
    Rule("attempts_are_chained", "同一明细的补发均对应被补发的那一笔", queries.unchained_payments),
    Rule("hashes_hold", "明细摘要与内容一致", queries_lists.broken_hashes),
    Rule("seals_hold", "固化名单的总摘要与名单一致", queries_lists.broken_seals),
    Rule("signed_was_publicised", "支付的明细均经公示和审核且金额不高于公示金额", _unpublicised),
    Rule("signatures_hold", "支付凭证签章真实且由两人签署", _forged),
)
"""All rules that one county can prove by itself."""


async def verify_county(county: str) -> list[RuleResult]:
    """Run every rule over `county` (six digits); changes nothing. Opens read-only sessions, one after the other.

    Each rule sees one committed state. The rule about claims compares two databases, so while payments are being made it
    may name a line that is on its way between them; run it again when the payment jobs are done.
    """
    results = []
    async with county_session(county, read_only=True):
        for rule in RULES:
            results.append(result_of(rule.name, rule.title, county, await rule.find()))
        in_payment = set(await queries_lists.lines_in_payment())
        moving = set(await queries_lists.unfinished_withdrawals())
        amounts = await queries_lists.amounts_of(sorted(in_payment))
    async with platform_session(read_only=True):
        claims = {row["line_id"]: row for row in await queries_lists.claims_of(county)}
    broken = [
        {"subject": f"申报明细 {line}（无申领登记）", "difference_fen": amounts[line]}
        for line in sorted(in_payment - moving - claims.keys())
    ] + [
        {"subject": f"申报明细 {line}（登记状态 {row['state']}）", "difference_fen": row["fen"]}
        for line, row in claims.items()
        if line not in moving and (line in in_payment) != (row["state"] == "confirmed")
    ]
    results.append(result_of(*_CLAIMS, county, broken))
    return results
