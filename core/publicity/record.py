"""One entry of the operation log for a change of postings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session


def record(action: str, publicity_ids: Sequence[int], by: Official | None, **after: Any) -> None:
    """Note `publicity.<action>`: one entry for the whole set, with the ids and what holds afterwards."""
    current_session().record(
        AuditRecord(
            f"publicity.{action}",
            "publicity",
            str(publicity_ids[0]) if len(publicity_ids) == 1 else "",
            by.id if by else None,
            by.account if by else "公众",
            after={"ids": list(publicity_ids), **after},
            count=len(publicity_ids),
        )
    )
