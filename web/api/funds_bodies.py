"""Bodies of the indicators' requests and answers. Money is whole fen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from core.funds.link_plan import Choice, LinkPlan
from core.funds.rules import LinkRule

Ids = Annotated[list[int], msgspec.Meta(min_length=1, max_length=1000)]


class SyncBody(msgspec.Struct, kw_only=True):
    """The fiscal year to mirror; this one when it is left out."""

    fiscal_year: Annotated[int, msgspec.Meta(examples=[2026])] | None = None


class IndicatorRow(msgspec.Struct, kw_only=True):
    """一条指标, with what is left of it."""

    id: int
    external_id: str
    fiscal_year: int
    document_no: str
    project_code: str
    project_name: str
    source: str
    budget_unit_code: str
    budget_unit_name: str
    fund_nature: str
    function_code: str
    economy_code: str
    amount_fen: int
    reduced_fen: int
    reserved_fen: int
    paid_fen: int
    available_fen: int
    executable: bool
    usable: bool
    issued_on: date
    mirrored_at: datetime
    problem: str | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> IndicatorRow:
        """From a row of the list."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})


class LedgerRow(msgspec.Struct, kw_only=True):
    """One movement of an indicator; `used_fen` is what was reserved and paid of it afterwards."""

    id: int
    at: datetime
    indicator_id: int
    document_no: str
    project_name: str
    fiscal_year: int
    budget_unit_name: str
    movement: str
    fen: int
    dossier_id: int | None
    voucher_id: int | None
    used_fen: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> LedgerRow:
        """From a row of the ledger."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})


class LinkedIndicator(msgspec.Struct, kw_only=True):
    """What a dossier draws from one indicator; `ratio_bp` where the rule is 按比例扣减."""

    indicator_id: int
    document_no: str
    fen: int
    ratio_bp: int | None


class LinkingRow(msgspec.Struct, kw_only=True):
    """A dossier at 指标挂接 or behind it, with its indicators in the order of use."""

    id: int
    batch_id: int
    batch_name: str
    year: int
    period: str
    programme_code: str
    township_code: str
    stage: str
    people: int
    total_fen: int
    linked_fen: int
    rule: str | None
    links: list[LinkedIndicator]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> LinkingRow:
        """From a row of the list."""
        values = {name: row[name] for name in cls.__struct_fields__ if name != "links"}
        return cls(**values, links=[LinkedIndicator(**one) for one in row["links"]])


class LinkingRows(msgspec.Struct, kw_only=True):
    """One page of 指标挂接 with the number of dossiers in every tab."""

    rows: list[LinkingRow]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]


class ChoiceBody(msgspec.Struct, kw_only=True):
    """One indicator; `fen` for 自定义扣减, `ratio_bp` (10,000 = 100%) for 按比例扣减, `use_order` for 按顺序扣减."""

    indicator_id: int
    use_order: int = 0
    fen: Annotated[int, msgspec.Meta(gt=0)] | None = None
    ratio_bp: Annotated[int, msgspec.Meta(gt=0, le=10_000)] | None = None


class LinkBody(msgspec.Struct, kw_only=True):
    """规则设置: dossiers, the rule, and the chosen indicators."""

    dossier_ids: Ids
    rule: Annotated[LinkRule, msgspec.Meta(description="in_order 按顺序、by_ratio 按比例、custom 自定义")]
    choices: Annotated[list[ChoiceBody], msgspec.Meta(min_length=1, max_length=50)]

    def in_order(self) -> list[Choice]:
        """The choices in the order of use (as given where the order is equal)."""
        ordered = sorted(self.choices, key=lambda choice: choice.use_order)
        return [Choice(one.indicator_id, one.fen, one.ratio_bp) for one in ordered]


class GiveAnswer(msgspec.Struct, kw_only=True):
    """What one indicator gives, and what it has left afterwards."""

    indicator_id: int
    document_no: str
    project_name: str
    fen: int
    left_fen: int


class ShareAnswer(msgspec.Struct, kw_only=True):
    """What one indicator gives to one dossier."""

    dossier_id: int
    indicator_id: int
    fen: int


class LinkAnswer(msgspec.Struct, kw_only=True):
    """People and fen linked, by indicator and by dossier × indicator."""

    people: int
    fen: int
    gives: list[GiveAnswer]
    shares: list[ShareAnswer]


def link_answer(plan: LinkPlan) -> LinkAnswer:
    """The answer for a plan."""
    return LinkAnswer(
        people=plan.people,
        fen=plan.fen,
        gives=[
            GiveAnswer(
                indicator_id=one.indicator_id,
                document_no=one.document_no,
                project_name=one.project_name,
                fen=one.fen,
                left_fen=one.left_fen,
            )
            for one in plan.gives
        ],
        shares=[
            ShareAnswer(dossier_id=one.dossier_id, indicator_id=one.indicator_id, fen=one.fen)
            for one in plan.shares
        ],
    )
