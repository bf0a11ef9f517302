"""The chain of a dossier: which stages it walks through, and where each return goes. Data, checked when it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.kernel.errors import Conflict, Invalid
from core.workflow.stages import CONFIRM_STAGE, ORDER, STAGES, Kind, stage_named

REQUIRED = ("finance_review", "indicator_link", "payment_request", "payment")
"""Stages that no chain may leave out: money is reviewed by finance, bound to an indicator, asked for and paid."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Stage codes in order, and for some of them the earlier stage that a return goes to (else one step back)."""

    stages: tuple[str, ...]
    returns: Mapping[str, str]

    @property
    def first(self) -> str:
        """The stage at which a dossier is opened."""
        return self.stages[0]

    def place(self, stage: str) -> int:
        """Position of `stage` from 0; raises `Conflict` when the chain does not have it."""
        try:
            return self.stages.index(stage)
        except ValueError:
            raise Conflict("workflow.not_in_chain", f"该申报单的流程没有“{_title(stage)}”环节") from None

    def next_after(self, stage: str) -> str:
        """The stage that follows; raises `Conflict` behind the last one."""
        place = self.place(stage) + 1
        if place == len(self.stages):
            raise Conflict("workflow.at_the_end", "申报单已在最后一个环节，不能再送审")
        return self.stages[place]

    def before(self, stage: str) -> str | None:
        """The stage one step back, None at the first."""
        place = self.place(stage)
        return self.stages[place - 1] if place else None

    def return_targets(self, stage: str) -> tuple[str, ...]:
        """Where `stage` may return to: the target that the chain names first, then one step back."""
        targets = (self.returns.get(stage), self.before(stage))
        return tuple(dict.fromkeys(target for target in targets if target is not None))

    def passed_backwards(self, stage: str, target: str) -> tuple[str, ...]:
        """The stages whose effects a move from `stage` back to `target` undoes, newest first; `target` keeps its own."""
        return tuple(reversed(self.stages[self.place(target) + 1 : self.place(stage) + 1]))

    def between(self, stage: str, later: str) -> tuple[str, ...]:
        """The stages after `stage` and before `later`."""
        return self.stages[self.place(stage) + 1 : self.place(later)]

    @property
    def publicises(self) -> bool:
        """Whether the lines are posted anywhere on the way."""
        return any(STAGES[stage].kind is Kind.PUBLICITY for stage in self.stages)

    @property
    def calculates(self) -> bool:
        """Whether amounts come from 项目测算; otherwise the roster declares them."""
        return "calculation" in self.stages

    def to_json(self) -> dict[str, Any]:
        """The JSON form that `parse_chain` reads."""
        return {"stages": list(self.stages), "returns": dict(self.returns)}


def parse_chain(raw: Any) -> Chain:
    """Read and check a chain `{"stages": […], "returns": {stage: earlier stage}}`; raises `Invalid` with the reason."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("stages"), list):
        raise Invalid("workflow.chain", "流程配置应为 {stages, returns}，请检查格式", field="chain")
    returns = raw.get("returns", {})
    if not isinstance(returns, Mapping):
        raise Invalid("workflow.chain", "流程配置中的退回去向（returns）应为“环节: 去向”", field="chain")
    chain = Chain(tuple(map(str, raw["stages"])), {str(key): str(value) for key, value in returns.items()})
    for code in (*chain.stages, *chain.returns, *chain.returns.values()):
        stage_named(code)
    _check_stages(chain)
    _check_returns(chain)
    return chain


def stored_chain(raw: Mapping[str, Any]) -> Chain:
    """The chain that a dossier carries: it was checked when the dossier was opened."""
    return Chain(tuple(raw["stages"]), raw["returns"])


def _check_stages(chain: Chain) -> None:
    stages = chain.stages
    if not stages or stages[0] not in CONFIRM_STAGE.values():
        raise Invalid("workflow.chain_start", "流程应从“乡镇确认”或“经办确认”开始", field="stages")
    places = [ORDER[stage] for stage in stages]
    if places != sorted(set(places)):
        listed = "、".join(_title(stage) for stage in sorted(set(stages), key=ORDER.__getitem__))
        raise Invalid("workflow.chain_order", f"流程环节重复或顺序不对，应依次为：{listed}", field="stages")
    if sum(stage in CONFIRM_STAGE.values() for stage in stages) > 1:
        raise Invalid("workflow.chain_start", "“乡镇确认”与“经办确认”只能选择一个作为起点", field="stages")
    for required in REQUIRED:
        if required not in stages:
            raise Invalid(
                "workflow.chain_incomplete", f"流程不能缺少“{_title(required)}”环节", field="stages"
            )
    if not any(STAGES[stage].kind is Kind.REVIEW and stage != "finance_review" for stage in stages):
        raise Invalid(
            "workflow.chain_incomplete",
            "财政复核之前至少要有一个审核环节（乡镇审核或部门审核）",
            field="stages",
        )
    publicity = [
        place for stage, place in zip(stages, places, strict=True) if STAGES[stage].kind is Kind.PUBLICITY
    ]
    if chain.calculates and publicity and max(publicity) < ORDER["calculation"]:
        raise Invalid(
            "workflow.chain_publicity",
            "项目测算之后没有公示环节，群众看不到金额：请增加县级公示或乡镇再公示",
            field="stages",
        )


def _check_returns(chain: Chain) -> None:
    for stage, target in chain.returns.items():
        if stage not in chain.stages or target not in chain.stages:
            raise Invalid(
                "workflow.chain_return",
                f"退回去向“{_title(stage)} → {_title(target)}”不在流程之内",
                field="returns",
            )
        if chain.place(target) >= chain.place(stage):
            raise Invalid(
                "workflow.chain_return", f"“{_title(stage)}”只能退回到它之前的环节", field="returns"
            )


def default_chain(entry: str, *, needs_calculation: bool, publicity_stages: Iterable[str]) -> Chain:
    """The province's chain for lines that enter by `entry` (township or county).

    A posting is never lost by the choice of the entry: when none of a programme's rounds belongs to the county part,
    a county import is posted in the townships right after 经办确认. When amounts are calculated and no posting follows,
    the county posts them. Raises `Invalid` for an unknown entry or stage.
    """
    if entry not in CONFIRM_STAGE:
        raise Invalid("workflow.entry", "受理渠道应为 township 或 county", field="entry")
    rounds = {stage_named(stage).code for stage in publicity_stages}
    later = rounds & {"county_publicity", "township_repost"}
    if rounds and needs_calculation and not later:
        later = {"county_publicity"}
    wanted = {CONFIRM_STAGE[entry], "department_review", *REQUIRED, *later}
    if "township_publicity" in rounds and (entry == "township" or not later):
        wanted.add("township_publicity")
    if entry == "township":
        wanted.add("township_review")
    if needs_calculation:
        wanted.add("calculation")
    stages = tuple(stage for stage in STAGES if stage in wanted)
    returns = {
        "department_review": "calculation" if needs_calculation else CONFIRM_STAGE[entry],
        "finance_review": "department_review",
        "indicator_link": "finance_review",
    }
    if entry == "township":
        returns["township_review"] = "township_confirm"
    return parse_chain({"stages": list(stages), "returns": returns})


def _title(code: str) -> str:
    return STAGES[code].title if code in STAGES else code
