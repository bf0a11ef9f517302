"""Pure decisions of 指标挂接: which dossier gets how much from which indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.kernel.errors import Conflict, Invalid
from core.kernel.money import Fen, split

WHOLE_BP = 10_000
"""100% in basis points."""


class LinkRule(StrEnum):
    """规则设置 of the indicator list (features row 43)."""

    IN_ORDER = "in_order"
    """按顺序扣减: one indicator after the other, each until it is empty."""
    BY_RATIO = "by_ratio"
    """按比例扣减: by basis points that add up to 10,000."""
    CUSTOM = "custom"
    """自定义扣减: the amount of each indicator is given."""


@dataclass(frozen=True, slots=True)
class Source:
    """An indicator as chosen, in the order of use: what it has left (fen) and what the rule needs to know of it."""

    indicator_id: int
    document_no: str
    available_fen: int
    fen: int | None = None
    ratio_bp: int | None = None


@dataclass(frozen=True, slots=True)
class DossierTotal:
    """What one dossier needs, in fen."""

    dossier_id: int
    fen: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one indicator gives to one dossier; `use_order` counts from 1 in the order of use."""

    dossier_id: int
    indicator_id: int
    use_order: int
    fen: int


def plan_linking(rule: LinkRule, totals: Sequence[DossierTotal], sources: Sequence[Source]) -> list[Share]:
    """Divide the dossiers' totals among the indicators; the shares of a dossier add up to its total exactly.

    Raises `Invalid` for a rule that is not filled in properly, `Conflict` when an indicator has too little, naming it
    and the shortfall in yuan.
    """
    if not sources:
        raise Invalid("funds.no_indicator", "请至少选择一条指标", field="choices")
    if len({source.indicator_id for source in sources}) != len(sources):
        raise Invalid("funds.indicator_twice", "同一条指标只能选择一次", field="choices")
    needed = sum(total.fen for total in totals)
    if rule is LinkRule.BY_RATIO:
        shares = _by_ratio(totals, sources)
    else:
        shares = _one_after_another(totals, sources, _gives(rule, needed, sources))
    _refuse_overdraft(shares, sources)
    return shares


def _gives(rule: LinkRule, needed: int, sources: Sequence[Source]) -> list[int]:
    """How much each indicator gives in all, for the two rules that fill one after the other."""
    if rule is LinkRule.CUSTOM:
        gives = [source.fen or 0 for source in sources]
        if any(give <= 0 for give in gives):
            raise Invalid("funds.custom_amount", "自定义扣减须为每条指标填写大于 0 的金额", field="choices")
        if sum(gives) != needed:
            raise Invalid(
                "funds.custom_sum",
                f"自定义扣减金额合计 {Fen(sum(gives)).yuan_grouped} 元，与应挂接金额 {Fen(needed).yuan_grouped} 元不符，"
                "请调整后重试",
                field="choices",
            )
        return gives
    left, gives = needed, []
    for source in sources:
        gives.append(min(max(source.available_fen, 0), left))
        left -= gives[-1]
    if left:
        raise shortfall(needed, needed - left)
    return gives


def shortfall(needed: int, available: int) -> Conflict:
    """The refusal when indicators do not cover what is needed (both in fen)."""
    missing = Fen(needed - available)
    return Conflict(
        "funds.shortfall",
        f"所选指标可用额度 {Fen(available).yuan_grouped} 元，不足以挂接 {Fen(needed).yuan_grouped} 元，"
        f"还差 {missing.yuan_grouped} 元；请增选指标或减少申报单",
        details={"needed_fen": needed, "available_fen": available, "shortfall_fen": int(missing)},
    )


def _by_ratio(totals: Sequence[DossierTotal], sources: Sequence[Source]) -> list[Share]:
    ratios = [source.ratio_bp or 0 for source in sources]
    if any(ratio <= 0 for ratio in ratios) or sum(ratios) != WHOLE_BP:
        raise Invalid(
            "funds.ratio_sum", "按比例扣减须为每条指标填写大于 0 的比例，且合计为 100%", field="choices"
        )
    return [
        Share(total.dossier_id, source.indicator_id, order, int(part))
        for total in totals
        for order, (source, part) in enumerate(
            zip(sources, split(Fen(total.fen), ratios), strict=True), start=1
        )
        if part > 0
    ]


def _one_after_another(
    totals: Sequence[DossierTotal], sources: Sequence[Source], gives: list[int]
) -> list[Share]:
    shares, left = [], list(gives)
    for total in totals:
        open_fen = total.fen
        for order, source in enumerate(sources, start=1):
            part = min(open_fen, left[order - 1])
            if part > 0:
                shares.append(Share(total.dossier_id, source.indicator_id, order, part))
                left[order - 1] -= part
                open_fen -= part
    return shares


def _refuse_overdraft(shares: Sequence[Share], sources: Sequence[Source]) -> None:
    for source in sources:
        wanted = sum(share.fen for share in shares if share.indicator_id == source.indicator_id)
        if wanted > source.available_fen:
            raise overdraft(source.document_no, wanted, source.available_fen)


def overdraft(document_no: str, wanted: int, available: int) -> Conflict:
    """The refusal when one indicator (by its 指标文号) has less than it should give (both in fen)."""
    missing = Fen(wanted - available)
    return Conflict(
        "funds.overdraft",
        f"指标“{document_no}”可用额度 {Fen(available).yuan_grouped} 元，需扣减 {Fen(wanted).yuan_grouped} 元，"
        f"还差 {missing.yuan_grouped} 元；请调整扣减规则或更换指标",
        details={"document_no": document_no, "shortfall_fen": int(missing)},
    )
