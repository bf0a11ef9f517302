"""Bodies and answers of 确认需发放."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherClaimRow(FurtherClaimSummary):
    """One request with the names of who asked and who decided. `fen` is what the line declares, `cap_fen` the most that may be
    paid.
    """

    asked_by_name: str
    decided_by_name: str

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
