"""Pure decisions of the catalogue: bounds of standards, publicity and chains that a county may choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core.kernel.errors import Conflict, Invalid
from core.kernel.money import MAX_FEN, Fen
from core.plugin_api import SubsidyProgramme
from core.workflow.chain import Chain, default_chain, parse_chain
from core.workflow.stages import CONFIRM_STAGE, ORDER, STAGES, Kind

ENTRIES = tuple(CONFIRM_STAGE)
"""The channels by which lines enter a county: township, county."""

_ROUND_KEYS = {"stage", "days", "working_days", "place", "online"}
MAX_PUBLICITY_DAYS = 60


def publicity_json(
    programme: SubsidyProgramme, chains: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The programme's publicity rounds in the form that is stored, one for every posting of its chains.

    A posting that the chain adds by itself (the county's, when amounts are calculated after the township's) lasts as
    long as the programme's first round.
    """
    rounds = {
        posting.stage: {
            "stage": posting.stage,
            "days": posting.days,
            "working_days": posting.working_days,
            "place": posting.place,
            "online": posting.online,
        }
        for posting in programme.publicity
    }
    for chain in chains.values():
        for stage in chain["stages"]:
            if STAGES[stage].kind is Kind.PUBLICITY and stage not in rounds:
                rounds[stage] = next(iter(rounds.values())) | {"stage": stage}
    return sorted(rounds.values(), key=lambda posting: ORDER[posting["stage"]])


def default_chains(needs_calculation: bool, publicity_stages: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The province's chain for each entry."""
    stages = tuple(publicity_stages)
    return {
        entry: default_chain(entry, needs_calculation=needs_calculation, publicity_stages=stages).to_json()
        for entry in ENTRIES
    }


def check_chain(entry: str, raw: Any, standard_chain: Mapping[str, Any]) -> dict[str, Any]:
    """The stored form of a county's chain for `entry`, compared with the province's; raises `Invalid`.

    A county may add stages and name returns, but keeps the entry's first stage, every review and every posting of the
    province's chain, and calculates exactly when the programme does.
    """
    chain: Chain = parse_chain(raw)
    if chain.first != CONFIRM_STAGE[entry]:
        title = STAGES[CONFIRM_STAGE[entry]].title
        raise Invalid("catalogue.chain_start", f"该受理渠道的流程应从“{title}”开始", field="stages")
    kept = [
        stage
        for stage in standard_chain["stages"]
        if STAGES[stage].kind in (Kind.REVIEW, Kind.PUBLICITY) or stage == "calculation"
    ]
    for stage in kept:
        if stage not in chain.stages:
            raise Invalid(
                "catalogue.chain_incomplete",
                f"省级流程要求“{STAGES[stage].title}”，区县不能省略",
                field="stages",
            )
    if chain.calculates and "calculation" not in standard_chain["stages"]:
        raise Invalid(
            "catalogue.chain_calculation", "该项目的金额随名单而来，不设“项目测算”环节", field="stages"
        )
    return chain.to_json()


def check_publicity(
    rounds: Iterable[Mapping[str, Any]], demanded: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The stored form of a county's publicity rounds: never fewer and never shorter than demanded; raises `Invalid`."""
    chosen: dict[str, dict[str, Any]] = {}
    for posting in rounds:
        if set(posting) != _ROUND_KEYS:
            raise Invalid(
                "catalogue.publicity_fields",
                "公示轮次应写明环节、天数、是否工作日、地点和是否线上",
                field="publicity",
            )
        stage, days = str(posting["stage"]), posting["days"]
        if stage not in STAGES or STAGES[stage].kind is not Kind.PUBLICITY or stage in chosen:
            raise Invalid(
                "catalogue.publicity_stage", f"“{stage[:40]}”不是公示环节，或重复出现", field="publicity"
            )
        if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= MAX_PUBLICITY_DAYS:
            raise Invalid(
                "catalogue.publicity_days", f"公示天数应在 1 到 {MAX_PUBLICITY_DAYS} 之间", field="publicity"
            )
        if not str(posting["place"]).strip():
            raise Invalid("catalogue.publicity_place", "请填写公示地点", field="publicity")
        chosen[stage] = dict(posting)
    for posting in demanded:
        own = chosen.get(posting["stage"])
        title = STAGES[posting["stage"]].title
        if own is None:
            raise Invalid(
                "catalogue.publicity_missing", f"省级要求“{title}”，区县不能取消", field="publicity"
            )
        weaker_days = posting["working_days"] and not own["working_days"]
        if own["days"] < posting["days"] or weaker_days or (posting["online"] and not own["online"]):
            unit = "个工作日" if posting["working_days"] else "天"
            raise Invalid(
                "catalogue.publicity_short",
                f"“{title}”不得少于 {posting['days']} {unit}，且不得减少公示方式",
                field="publicity",
            )
    return sorted(chosen.values(), key=lambda posting: ORDER[posting["stage"]])


def check_rates(rates_fen: Mapping[str, Any], names: Iterable[str]) -> dict[str, int]:
    """Rates as whole, non-negative fen for exactly the rates that the programme knows; raises `Invalid`."""
    wanted = set(names)
    if set(rates_fen) != wanted:
        raise Invalid("standard.rates", f"标准应包括且只包括：{'、'.join(sorted(wanted))}", field="rates_fen")
    for name, fen in rates_fen.items():
        if isinstance(fen, bool) or not isinstance(fen, int) or not 0 <= fen <= MAX_FEN:
            raise Invalid("standard.rate", f"标准“{name}”应为以分为单位的非负整数", field="rates_fen")
    return dict(rates_fen)


def check_bounds(bounds_fen: Mapping[str, Any], rates_fen: Mapping[str, int]) -> dict[str, list[int]]:
    """Bounds `[lowest, highest]` in fen for every rate, around the province's own rate; raises `Invalid`."""
    if set(bounds_fen) != set(rates_fen):
        raise Invalid("standard.bounds", "每一项标准都要有下限和上限", field="bounds_fen")
    for name, bounds in bounds_fen.items():
        pair = list(bounds) if isinstance(bounds, list | tuple) else []
        if len(pair) != 2 or any(
            isinstance(fen, bool) or not isinstance(fen, int) or fen < 0 for fen in pair
        ):
            raise Invalid("standard.bounds", f"“{name}”的范围应为 [下限, 上限]，单位为分", field="bounds_fen")
        if not pair[0] <= rates_fen[name] <= pair[1]:
            raise Invalid(
                "standard.bounds", f"“{name}”的省级标准不在所设的下限与上限之间，请核对", field="bounds_fen"
            )
    return {name: list(bounds) for name, bounds in bounds_fen.items()}


def outside_bounds(
    rates_fen: Mapping[str, int], bounds_fen: Mapping[str, Any], titles: Mapping[str, str]
) -> list[str]:
    """Chinese remarks on the rates that lie outside the bounds, under their `titles`; empty when all fit."""
    remarks = []
    for name, fen in rates_fen.items():
        lowest, highest = bounds_fen.get(name, (0, MAX_FEN))
        if not lowest <= fen <= highest:
            remarks.append(
                f"“{titles.get(name, name)}”{Fen(fen).yuan} 元不在 {Fen(lowest).yuan} 至 {Fen(highest).yuan} 元之间"
            )
    return remarks


def require_future(effective_from: date, today: date) -> None:
    """Refuse a standard that would change what was already in force; raises `Conflict`."""
    if effective_from < today:
        raise Conflict(
            "standard.past",
            f"生效日期 {effective_from} 早于今天，已生效期间的标准不能更改；请从今天或以后的日期起执行",
        )
