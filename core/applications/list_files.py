"""The lists that were uploaded for a batch, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access.official import Official
from core.access.scope import scope_of
from core.applications import queries
from core.catalogue.find_batch import find_batch
from core.database import current_session

_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class FileView:
    """One uploaded list. `state` waiting, imported or refused; `problem` says why it was refused."""

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


async def list_files(batch_id: int, by: Official) -> list[FileView]:
    """The newest 200 uploads of a batch within the official's region. Needs `line:read`; raises `NotFound`."""
    batch = await find_batch(batch_id)
    scope = scope_of(by, "line:read", county=current_session().scope)
    if batch.programme_code not in scope.programmes:
        return []
    return [FileView(**row) for row in await queries.files(batch_id, scope.region_patterns, _AT_MOST)]
