"""Keep that an official took a list away as a file."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.database import AuditRecord, current_session


def note_export(name: str, by: Official, *, columns: Sequence[str], count: int) -> None:
    """Record in the operation log of the open session that `count` rows of the list `name` were exported with `columns` (titles)."""
    current_session().record(
        AuditRecord(
            "list.export", "list", name, by.id, by.account, after={"columns": list(columns)}, count=count
        )
    )
