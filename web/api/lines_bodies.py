"""Bodies of the requests about lines."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

Reason = Annotated[str, msgspec.Meta(min_length=2, max_length=500, description="理由")]
LineIds = Annotated[list[int], msgspec.Meta(min_length=1, max_length=5000, description="申报明细编号")]


class EnterLineBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A single application. `cells` maps column keys (listColumns) to values."""

    entry: str
    region_code: str
    cells: dict[str, Any]


class UpdateLineBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Changed cells (null empties one) of the `version` that the official has seen."""

    version: int
    cells: dict[str, Any]


class ClaimantBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Whose lines are looked for: a whole 身份证号 or 统一社会信用代码."""

    id_number: Annotated[str, msgspec.Meta(min_length=15, max_length=20)]


class LineIdsBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A selection of lines."""

    line_ids: LineIds


class DeleteLinesBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A selection of lines to delete, and why."""

    line_ids: LineIds
    reason: Reason


class FurtherClaimBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """确认需发放: as what a line is paid beside the person's first claim, and how much at most."""

    kind: Annotated[str, msgspec.Meta(description="difference 补差、back_pay 补发", examples=["back_pay"])]
    cap_fen: Annotated[int, msgspec.Meta(ge=1, le=2**53, description="发放上限，单位分", examples=[50000])]
    reason: Reason


class FurtherClaimAnswer(msgspec.Struct, kw_only=True):
    """Which further claim of the person it is; 1 is the first."""

    ordinal: int


class OverrideBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why."""

    reason: Reason


class ExportBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Chosen columns (请选择导出字段), and the same conditions as the list."""

    columns: list[str]
    entry: str | None = None
    abnormal: bool | None = None
    status: str | None = None
    region: str | None = None
    without_dossier: bool | None = None


class Count(msgspec.Struct, kw_only=True):
    """How many lines were changed."""

    count: int


class RevalidatedAnswer(msgspec.Struct, kw_only=True):
    """How many lines were checked again, and how many are in order now."""

    checked: int
    passed: int
