"""The kinds of records to mend as data: their titles and what to do about each."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of problem: title of its tab, and what an official does about it."""

    title: str
    remedy: str


KINDS = {
    "claim_twice": Kind(
        "重复申报", "核实后删除多余的一条；确需再发的，在“预警核实”提交“确认需发放”，由另一人确认"
    ),
    "two_households": Kind("一人在两户", "对照户口簿核实，从其中一户移出该成员"),
    "same_person": Kind("疑似重复登记", "对照身份证核实：号码有误的改正，确为同一人的停用多余的一条"),
    "shared_account": Kind("一账号多人", "核对户名；登记有误的重新登记本人账户，由另一人确认"),
    "no_account": Kind("三无账号", "请本人申领社会保障卡，或登记本人账户并由另一人确认，再重新匹卡"),
    "account_unusable": Kind("卡状态异常", "请本人到发卡银行激活、解冻或补换社会保障卡，再重新匹卡"),
    "name_mismatch": Kind("户名不符", "对照身份证和社会保障卡核对姓名、身份证号和账号，改正后重新匹卡"),
    "credit_refused": Kind("银行退回", "核对并重新登记账户，由另一人确认后，由财务在“差错处理”重新发送"),
}
"""In the order of the tabs."""
