"""申报单: the lines of one batch, township and entry that move together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from core.workflow.chain import Chain, stored_chain


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier as stored, without its salt.

    `people` counts the lines that still stand (正常人数), `void_people` those struck out (作废人数); a household is one
    line. `total_fen` is the sum of the standing lines. `resume_stage` names the post that returned it (原岗续审).
    `budget_unit` is the 预算单位 whose indicators pay it, None before 指标挂接.
    """

    id: int
    batch_id: int
    programme_code: str
    township_code: str
    entry: str
    ordinal: int
    chain: Chain
    stage: str
    state: str
    resume_stage: str | None
    people: int
    void_people: int
    total_fen: int
    created_by: int
    sent_by: int | None
    stage_since: datetime
    touched: bool
    version: int
    budget_unit: str | None


FIELDS = tuple(field.name for field in fields(Dossier))
"""What a row has to hold to make a `Dossier`."""


def read_dossier(row: Mapping[str, Any]) -> Dossier:
    """A `Dossier` from a row with its `FIELDS`."""
    values = {name: row[name] for name in FIELDS}
    values["chain"] = stored_chain(values["chain"])
    return Dossier(**values)
