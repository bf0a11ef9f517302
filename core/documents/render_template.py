"""Templates of plugins, rendered without trust."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from core.documents.errors import DocumentFailed


def chinese_date(day: date) -> str:
    """`2023年5月1日`."""
    return f"{day.year}年{day.month}月{day.day}日"


_BASE = "notice_base.html"
"""The one template that a plugin's may extend: it knows no other file."""

_environment = ImmutableSandboxedEnvironment(
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    loader=DictLoader({_BASE: (Path(__file__).parent / "assets" / _BASE).read_text(encoding="utf-8")}),
)
_environment.filters["chinese_date"] = chinese_date


def render_template(path: Path, **values: Any) -> str:
    """Render the template file with `values`; every value is escaped, and a misspelt one is an error.

    It may extend `notice_base.html` and fill its blocks.

    Raises `DocumentFailed` that names the template and what is wrong with it.
    """
    try:
        return _environment.from_string(path.read_text(encoding="utf-8")).render(**values)
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        LookupError,
        ArithmeticError,
        OSError,
    ) as error:
        raise DocumentFailed(
            "document.template",
            f"公示模板 {path.parent.name}/{path.name} 有误，请联系系统管理员",
            details={"reason": f"{type(error).__name__}: {error}"[:300]},
        ) from error
