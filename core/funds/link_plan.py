"""Authorised and checked division of dossiers' totals among indicators: what preview and link share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from asyncpg import Record

from core.access.may import may
from core.access.official import Official
from core.database import current_session
from core.funds import queries
from core.funds.rules import DossierTotal, LinkRule, Share, Source, plan_linking
from core.kernel.errors import Conflict, Invalid, NotFound

STAGE = "indicator_link"


@dataclass(frozen=True, slots=True)
class Choice:
    """An indicator that was chosen; the order of choices is the order of use.

    `fen` belongs to the custom rule, `ratio_bp` (basis points, 10,000 = 100%) to the rule by ratio.
    """

    indicator_id: int
    fen: int | None = None
    ratio_bp: int | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """What one indicator gives in all, and what it has left afterwards, in fen."""

    indicator_id: int
    document_no: str
    project_name: str
    fen: int
    left_fen: int


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """The result of a rule over a set of dossiers: people and fen in all, by indicator, by dossier × indicator."""

    people: int
    fen: int
    gives: tuple[Give, ...]
    shares: tuple[Share, ...]


async def plan_for(ids: Sequence[int], rule: LinkRule, choices: Sequence[Choice], by: Official) -> LinkPlan:
    """Authorise, check dossiers and indicators, and divide the totals.

    What the dossiers hold already would be given back first and counts as available. A dossier that is linked belongs to
    the unit of its indicators until that unit returns it.
    """
    dossiers = await queries.dossiers(ids)
    _refuse_other_stages(ids, dossiers)
    programmes = sorted({row["programme_code"] for row in dossiers})
    chosen = await _chosen(choices, programmes, by)
    for unit in {row["budget_unit_code"] for row in await queries.linked(ids)}:
        _authorise(programmes, unit, by)
    held: Counter[int] = Counter()
    for row in await queries.funding_of_dossiers(ids):
        held[row["indicator_id"]] += row["fen"]
    rows = await queries.dossier_totals(ids)
    _refuse_without_amount(rows)
    sources = [
        Source(
            row["id"],
            row["document_no"],
            row["available_fen"] + held[row["id"]],
            choice.fen,
            choice.ratio_bp,
        )
        for choice, row in chosen
    ]
    shares = plan_linking(rule, [DossierTotal(row["dossier_id"], row["fen"]) for row in rows], sources)
    gives = []
    for source, (_, row) in zip(sources, chosen, strict=True):
        fen = sum(share.fen for share in shares if share.indicator_id == source.indicator_id)
        gives.append(
            Give(
                source.indicator_id, source.document_no, row["project_name"], fen, source.available_fen - fen
            )
        )
    return LinkPlan(
        sum(row["people"] for row in rows), sum(row["fen"] for row in rows), tuple(gives), tuple(shares)
    )


def _authorise(programmes: Sequence[str], budget_unit: str, by: Official) -> None:
    region = f"{current_session().scope}000000"
    for programme in programmes:
        may(by, "indicator:link", region=region, programme=programme, budget_unit=budget_unit)


def _refuse_other_stages(ids: Sequence[int], dossiers: Sequence[Record]) -> None:
    if not ids or len(dossiers) != len(ids):
        raise NotFound("funds.unknown_dossier", "所选申报单不存在，请刷新列表", field="dossier_ids")
    for dossier in dossiers:
        if dossier["stage"] != STAGE or dossier["state"] != "moving":
            raise Conflict("funds.wrong_stage", f"申报单 {dossier['id']} 不在指标挂接环节，请刷新列表后重试")


def _refuse_without_amount(rows: Sequence[Record]) -> None:
    if not rows:
        raise Conflict("funds.empty", "所选申报单没有可发放的明细")
    for row in rows:
        if row["without_amount"]:
            raise Conflict(
                "funds.without_amount",
                f"申报单 {row['dossier_id']} 有 {row['without_amount']} 条明细尚无金额或金额为 0，请先测算或作废这些明细",
            )


async def _chosen(
    choices: Sequence[Choice], programmes: Sequence[str], by: Official
) -> list[tuple[Choice, Record]]:
    """The chosen indicators, in the order of use, each one usable by this official for all programmes."""
    found = {row["id"]: row for row in await queries.indicators([choice.indicator_id for choice in choices])}
    for choice in choices:
        row = found.get(choice.indicator_id)
        if row is None:
            raise NotFound("funds.unknown_indicator", "所选指标不存在，请刷新指标列表", field="choices")
        _authorise(programmes, row["budget_unit_code"], by)
        if not row["executable"]:
            reason = row["problem"] or "指标尚不可执行"
            raise Conflict("funds.not_executable", f"指标“{row['document_no']}”不能挂接：{reason}")
    if len({row["budget_unit_code"] for row in found.values()}) > 1:
        raise Invalid("funds.mixed_units", "一次挂接只能选择同一预算单位的指标", field="choices")
    return [(choice, found[choice.indicator_id]) for choice in choices]
