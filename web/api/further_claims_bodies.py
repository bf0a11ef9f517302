"""Bodies and answers of 确认需发放."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import msgspec

from core.applications.further_claim import FurtherClaimSummary


class FurtherClaimRefusalBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why a request is given back."""

    reason: Annotated[
        str,
        msgspec.Meta(
            min_length=2,
            max_length=500,
            description="退回原因",
            examples=["与上月补发重复，请核对后重新提交"],
        ),
    ]


class FurtherClaimRow(msgspec.Struct, kw_only=True):
    """One request; `id` is the line's. `fen` is what the line declares, `cap_fen` the most that may be paid."""

    id: int
    batch_id: int
    batch_name: str
    period: str
    programme_code: str
    entry: str
    township_code: str
    village_code: str
    name: str
    id_number: str
    fen: int | None
    kind: str
    cap_fen: int
    reason: str
    findings: str
    state: str
    ordinal: int | None
    asked_by: int
    asked_by_name: str
    asked_at: datetime
    decided_by: int | None
    decided_by_name: str
    decided_at: datetime | None
    refusal: str | None
    own: bool

    @classmethod
    def of(cls, row: FurtherClaimSummary, names: Mapping[int, str]) -> FurtherClaimRow:
        """A row with the names of who asked and who decided."""
        return cls(
            **asdict(row),
            asked_by_name=names.get(row.asked_by, ""),
            decided_by_name=names.get(row.decided_by or 0, ""),
        )


class FurtherClaimRows(msgspec.Struct, kw_only=True):
    """One page, and the number of requests of every state under the same conditions."""

    rows: list[FurtherClaimRow]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]
