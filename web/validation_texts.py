"""What the validation library says, in Chinese. The patterns follow the messages of msgspec."""

from __future__ import annotations

import re

_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "bool": "是或否（true / false）",
    "array": "列表",
    "object": "对象",
    "null": "空值",
    "date": "日期（如 2026-03-31）",
    "datetime": "时间（如 2026-03-31T08:00:00+08:00）",
    "uuid": "编号（UUID）",
}
_PATTERNS = (
    (r"Object missing required field `([^`]+)`", "缺少必填项“{0}”"),
    (r"Missing required \w+ parameter '?([^' ]+)'?.*", "缺少必填参数“{0}”"),
    (r"Object contains unknown field `([^`]+)`", "含有不认识的字段“{0}”"),
    (r"Expected `str` of length >= (\d+)", "长度至少 {0} 个字符"),
    (r"Expected `str` of length <= (\d+)", "长度最多 {0} 个字符"),
    (r"Expected `array` of length >= (\d+)", "至少应有 {0} 项"),
    (r"Expected `array` of length <= (\d+)", "最多只能有 {0} 项"),
    (r"Expected `(?:int|float)` >= (-?[\d.]+)", "不能小于 {0}"),
    (r"Expected `(?:int|float)` <= (-?[\d.]+)", "不能大于 {0}"),
    (r"Expected `(?:int|float)` > (-?[\d.]+)", "应大于 {0}"),
    (r"Expected `(?:int|float)` < (-?[\d.]+)", "应小于 {0}"),
    (r"Expected `str` matching regex .*", "格式不符合要求"),
    (r"Invalid enum value (.+?)(?: - .*)?", "取值 {0} 不在可选范围内"),
    (r"Invalid RFC3339 encoded (\w+)", "应为{0}"),
    (r"Invalid (uuid|UUID)", "应为{0}"),
    (r"Expected `([\w| ]+)`, got `([\w| ]+)`", "应为{0}"),
)


def in_chinese(message: str) -> str:
    """Translate one message; an unknown one becomes a general sentence, never English text of the inside."""
    text = message.split(" - at ", maxsplit=1)[0].strip()
    for pattern, sentence in _PATTERNS:
        found = re.fullmatch(pattern, text)
        if found:
            return sentence.format(*(_named(group) for group in found.groups()))
    return "格式或取值不正确"


def _named(group: str) -> str:
    kinds = [_TYPES.get(part.strip().lower()) for part in group.split("|")]
    return "或".join(kind for kind in kinds if kind) if all(kinds) else group
