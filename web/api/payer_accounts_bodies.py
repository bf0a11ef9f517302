"""Bodies of the payer accounts' requests and answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec


class PayerAccountBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A 零余额账户 as it is entered; `basis` is the document it rests on (开户批复文号)."""

    budget_unit: Annotated[str, msgspec.Meta(min_length=3, max_length=32, examples=["119001"])]
    account: Annotated[str, msgspec.Meta(min_length=8, max_length=40, examples=["240053042311900101"])]
    account_name: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["通海县民政局"])]
    bank_code: Annotated[str, msgspec.Meta(min_length=2, max_length=20, examples=["YNRCC"])]
    basis: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["通财库〔2026〕3号"])]


class PayerRefusalBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why a proposal is refused."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["账号与开户批复不一致"])]


class PayerAccountRow(msgspec.Struct, kw_only=True):
    """One account, in force or of the past; the number is masked."""

    id: int
    budget_unit_code: str
    account: str
    account_name: str
    bank_code: str
    state: Annotated[
        str,
        msgspec.Meta(description="proposed 待确认、confirmed 使用中、superseded 已停用、refused 已驳回"),
    ]
    basis: str
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    refusal: str | None
    superseded_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PayerAccountRow:
        """From a row of the list."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})
