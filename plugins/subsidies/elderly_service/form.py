"""What an application for 经济困难老年人服务补贴 states beside the common columns."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.plugin_api import form_field


class ElderlyServiceForm(BaseModel):
    """The programme's own columns. What they claim is checked against the registries by `eligibility`."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    category: Literal["低保", "特困分散供养"] = form_field(
        "困难类别",
        example="低保",
        choices=("低保", "特困分散供养"),
        note="必填；只有低保对象和特困分散供养人员可以享受",
    )
    certificate_no: str = form_field(
        "低保证或特困证号", width=20, example="5304230012345", note="选填", default="", max_length=40
    )
