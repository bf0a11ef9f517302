"""Every stage that a dossier can stand at, as data. Programmes and counties choose among them; none invents one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.kernel.errors import Invalid


class Side(StrEnum):
    """Whose desk a stage belongs to."""

    TOWNSHIP = "township"
    COUNTY = "county"
    FINANCE = "finance"


class Kind(StrEnum):
    """What happens at a stage, which decides how a dossier leaves it."""

    CONFIRM = "confirm"
    """Confirmation of a list by the operator who enters it: the first stage of a chain."""
    WORK = "work"
    """Work of an operator (测算, 指标挂接, 支付申请); it leaves by 送审. A return undoes the work."""
    PUBLICITY = "publicity"
    """公示; it leaves by 送审 when every line was posted. What was posted stays proven by its seal."""
    REVIEW = "review"
    """审核 by a second person, with an opinion and a seal."""
    SYSTEM = "system"
    """Moved by the platform only."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: stable `code`, Chinese `title`, the `permission` of its post, whose `side`, what `kind`.

    `limit_days` (calendar days) is how long a dossier may stand here before 工作台 calls it overdue. No document of the
    sources sets one, so a publicity has its seven working days and the step behind them, and every other post a week or less.
    """

    code: str
    title: str
    permission: str
    side: Side
    kind: Kind
    limit_days: int

    @property
    def seals(self) -> bool:
        """Whether a dossier leaves this stage with its lines sealed, so that 原岗续审 may pass over it later."""
        return self.kind in (Kind.PUBLICITY, Kind.REVIEW)


_ALL = (
    Stage("township_confirm", "乡镇确认", "stage:township_confirm", Side.TOWNSHIP, Kind.CONFIRM, 5),
    Stage("county_confirm", "经办确认", "stage:county_confirm", Side.COUNTY, Kind.CONFIRM, 5),
    Stage("township_publicity", "乡镇公示", "stage:township_publicity", Side.TOWNSHIP, Kind.PUBLICITY, 14),
    Stage("township_review", "乡镇审核", "stage:township_review", Side.TOWNSHIP, Kind.REVIEW, 5),
    Stage("calculation", "项目测算", "stage:calculation", Side.COUNTY, Kind.WORK, 5),
    Stage("county_publicity", "县级公示", "stage:county_publicity", Side.COUNTY, Kind.PUBLICITY, 14),
    Stage("department_review", "部门审核", "stage:department_review", Side.COUNTY, Kind.REVIEW, 5),
    Stage("township_repost", "乡镇再公示", "stage:township_repost", Side.TOWNSHIP, Kind.PUBLICITY, 14),
    Stage("finance_review", "财政复核", "stage:finance_review", Side.FINANCE, Kind.REVIEW, 5),
    Stage("indicator_link", "指标挂接", "stage:indicator_link", Side.FINANCE, Kind.WORK, 5),
    Stage("payment_request", "支付申请", "stage:payment_request", Side.FINANCE, Kind.WORK, 3),
    # Nobody sends it on; lines that a void voucher set free are returned or voided by the post that asks for payment.
    Stage("payment", "支付", "stage:payment_request", Side.FINANCE, Kind.SYSTEM, 7),
)

STAGES: dict[str, Stage] = {stage.code: stage for stage in _ALL}
"""All stages by code, in the only order in which a chain may name them."""

DESCRIPTIONS: dict[str, str] = {
    "township_confirm": "乡镇经办核对补贴清单，确认通过匹卡和预警核实的人员后送审",
    "county_confirm": "区县部门经办核对导入名单，确认通过匹卡和预警核实的人员后送审",
    "township_publicity": "在村（社区）公示名单，公示期满且异议处理完毕后送审",
    "township_review": "乡镇审核人员审核名单和公示结果，签署意见",
    "calculation": "区县部门经办按补贴标准测算每人金额",
    "county_publicity": "在县级公示名单和金额，公示期满且异议处理完毕后送审",
    "department_review": "区县部门审核人员审核名单、金额和公示结果，签署意见",
    "township_repost": "乡镇再次公示审定后的名单和金额",
    "finance_review": "财政部门复核已公示、已审核的名单和金额，签署意见",
    "indicator_link": "预算单位为申报单挂接预算指标",
    "payment_request": "预算单位核对银行卡后生成支付申请",
    "payment": "签章、发送支付凭证，按银行回单登记发放结果，全部处理完毕后办结",
}
"""What is done at each stage, as the pages of 流程配置 say it."""

ORDER: dict[str, int] = {stage.code: place for place, stage in enumerate(_ALL)}
CONFIRM_STAGE = {"township": "township_confirm", "county": "county_confirm"}
"""The first stage of a chain, by the entry of its lines."""
FUND_STAGES = ("indicator_link", "payment_request", "payment")
"""Stages at which budget is reserved or spent for the lines."""
SENDINGS = ("submit", "approve", "resume")
"""Actions of the log by which an official sent a dossier on; only such a move can be recalled."""


def stage_named(code: str) -> Stage:
    """The stage `code`; raises `Invalid` for one that does not exist."""
    try:
        return STAGES[code]
    except KeyError:
        raise Invalid(
            "workflow.unknown_stage", f"没有名为“{code[:40]}”的环节，可用：{'、'.join(STAGES)}", field="stage"
        ) from None
