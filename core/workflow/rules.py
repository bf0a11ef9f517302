"""Pure decisions about where a dossier may go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.kernel.errors import Conflict
from core.workflow.chain import Chain
from core.workflow.dossier import Dossier
from core.workflow.stages import STAGES, Kind


@dataclass(frozen=True, slots=True)
class ResumePath:
    """原岗续审: the stages that are passed over, and the stage at which the dossier lands."""

    skipped: tuple[str, ...]
    landing: str


def resume_path(chain: Chain, stage: str, resume_stage: str) -> ResumePath:
    """The way from `stage` back to the post that returned the dossier.

    Stages that sealed its lines are passed over; the first one whose work a return undoes (测算, 指标挂接) is done again.
    """
    skipped: list[str] = []
    for code in chain.between(stage, resume_stage):
        if not STAGES[code].seals:
            return ResumePath(tuple(skipped), code)
        skipped.append(code)
    return ResumePath(tuple(skipped), resume_stage)


def return_target(dossier: Dossier, to_stage: str | None) -> str:
    """Where a return goes: `to_stage` when the chain allows it, else what the chain names, else one step back.

    Raises `Conflict` at the first stage and for a target that the chain does not allow.
    """
    targets = dossier.chain.return_targets(dossier.stage)
    if not targets:
        raise Conflict(
            "workflow.first_stage", "申报单在第一个环节，不能整单退回；可将有问题的明细单独退回或作废"
        )
    if to_stage is None:
        return targets[0]
    if to_stage not in targets:
        allowed = "、".join(STAGES[target].title for target in targets)
        raise Conflict(
            "workflow.return_target", f"本环节只能退回到：{allowed}", details={"allowed": list(targets)}
        )
    return to_stage


def refuse_kind(dossier: Dossier, allowed: Collection[Kind]) -> None:
    """Refuse a verb that does not fit the stage (送审 at a review, 审核 at an operator's desk). Raises `Conflict`."""
    stage = STAGES[dossier.stage]
    if stage.kind in allowed:
        return
    if stage.kind is Kind.REVIEW:
        raise Conflict("workflow.needs_review", f"“{stage.title}”环节请使用“审核”办理")
    if stage.kind is Kind.SYSTEM:
        raise Conflict("workflow.system_stage", f"“{stage.title}”环节由系统按银行回单办理，不能人工送审")
    raise Conflict("workflow.needs_submit", f"“{stage.title}”环节请使用“送审”办理")


def refuse_empty(dossier: Dossier) -> None:
    """A dossier without a standing line goes nowhere. Raises `Conflict`."""
    if dossier.people == 0:
        raise Conflict("workflow.empty", f"申报单 {dossier.id} 中没有正常人员，不能送审")
