"""What an application for 高龄津贴 states beside the common columns."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from core.plugin_api import form_field

_DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?")
_PACKED_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read_date(cell: Any) -> Any:
    """Read a date as rosters write it (2023-05-01, 2023/5/1, 2023.5.1, 2023年5月1日, 20230501); empty is None.

    Raises `ValueError` with the accepted way of writing it.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, date):
        return cell
    text = str(cell).strip()
    if not text:
        return None
    found = _PACKED_DATE.fullmatch(text) or _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"日期“{text[:20]}”写法不对，请写成 2023-05-01 的样子")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ValueError(f"日期“{text[:20]}”不存在，请核对") from None


class ElderlyAllowanceForm(BaseModel):
    """The programme's own columns. The age comes from the id number and is not typed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    residence: Literal["本县", "省内其他县"] = form_field(
        "户籍所在", example="本县", choices=("本县", "省内其他县"), note="选填，不填按本县", default="本县"
    )
    alive_on: Annotated[date | None, BeforeValidator(read_date)] = form_field(
        "生存认证日期",
        example="2023-05-01",
        note="选填，最近一次确认本人健在的日期，写成 2023-05-01 的样子",
        default=None,
    )
