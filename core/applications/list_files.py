"""The lists that were uploaded or fetched for a batch, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries
from core.catalogue.find_batch import find_batch
from core.database import current_session
from core.plugin_host import business_systems

_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class FileView:
    """One list. `state` waiting, imported or refused; `problem` says why it was refused.

    `source` is the title of the business system from which it was fetched; empty for an uploaded file.
    """

    id: int
    entry: str
    file_name: str
    bytes: int
    region_code: str
    state: str
    problem: str | None
    rows: int
    valid_rows: int
    uploaded_by: int
    uploaded_at: datetime
    source: str


async def list_files(batch_id: int, by: Official, *, entry: str | None = None) -> list[FileView]:
    """The newest 200 lists of a batch within the official's region, of one channel (`township`, `county`) or both. Needs `line:read`; raises `NotFound`."""
    batch = await find_batch(batch_id)
    scope = scope_of(by, "line:read", county=current_session().scope)
    if batch.programme_code not in scope.programmes:
        return []
    rows = await queries.files(batch_id, scope.region_patterns, entry, _AT_MOST)
    return [_view(**row) for row in rows]


def _view(source_system: str | None, **values: Any) -> FileView:
    system = business_systems().get(source_system or "")
    return FileView(**values, source=system.title if system else source_system or "")
