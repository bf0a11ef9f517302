"""Say in Chinese what pydantic found wrong with the fields of a programme's form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from core.applications.columns import Column
from core.applications.draft import Problem, split_advice

_NUMBER = "请填写数字，例如 1 或 1.5"
_DATE = "请写成 2023-05-01 的样子"
_WORDS: Mapping[str, tuple[str, str]] = {
    "string_too_long": ("超过 {max_length} 个字", "请缩短到 {max_length} 个字以内"),
    "string_too_short": ("不足 {min_length} 个字", "请填写至少 {min_length} 个字"),
    "string_pattern_mismatch": ("写法不符合规定", "请对照填表说明修改"),
    "greater_than": ("应大于 {gt}", "请核对数值"),
    "greater_than_equal": ("不能小于 {ge}", "请核对数值"),
    "less_than": ("应小于 {lt}", "请核对数值"),
    "less_than_equal": ("不能大于 {le}", "请核对数值"),
    "int_parsing": ("不是整数", "请填写整数，不要带单位"),
    "int_from_float": ("不是整数", "请填写整数，不要带小数"),
    "float_parsing": ("不是数字", _NUMBER),
    "decimal_parsing": ("不是数字", _NUMBER),
    "decimal_max_places": ("小数位数超过 {decimal_places} 位", "请减少小数位数"),
    "decimal_max_digits": ("数字过长", "请核对数值和单位"),
    "date_from_datetime_parsing": ("不是日期", _DATE),
    "date_parsing": ("不是日期", _DATE),
    "date_from_datetime_inexact": ("带有时间，应只写日期", _DATE),
    "bool_parsing": ("应填“是”或“否”", "请填“是”或“否”"),
}


def form_problems(error: ValidationError, columns: Mapping[str, Column]) -> list[Problem]:
    """One `Problem` for each field that pydantic refuses; values themselves are never repeated (they may be personal)."""
    problems = []
    for fault in error.errors(include_url=False, include_input=False):
        key = str(fault["loc"][0]) if fault["loc"] else ""
        column = columns.get(key)
        title = column.title if column else key or "表单"
        reason, remedy = _explain(fault["type"], fault.get("ctx", {}), str(fault["msg"]), title, column)
        problem = Problem(f"form.{key}", title, reason, remedy)
        if problem not in problems:
            problems.append(problem)
    return problems


def _explain(
    kind: str, context: Mapping[str, Any], message: str, title: str, column: Column | None
) -> tuple[str, str]:
    if kind == "missing":
        return f"没有填写“{title}”", f"请补填“{title}”" + (
            f"：{column.note}" if column and column.note else ""
        )
    if kind in {"literal_error", "enum"} and column and column.choices:
        choices = "、".join(column.choices)
        return f"“{title}”填写的内容不在可选范围内", f"请从下拉列表选择：{choices}"
    if kind == "value_error":
        return split_advice(str(context.get("error", message)), f"请对照填表说明修改“{title}”")
    if kind == "extra_forbidden":
        return f"本项目没有“{title}”这一项", "请删去这一项"
    reason, remedy = _WORDS.get(kind, ("填写不符合要求", "请对照填表说明修改"))
    try:
        return f"“{title}”{reason.format(**context)}", remedy.format(**context)
    except (KeyError, IndexError):
        return f"“{title}”填写不符合要求", "请对照填表说明修改"
