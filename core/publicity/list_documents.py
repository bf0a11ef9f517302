"""The printed notice of a publicity, part by part."""

from __future__ import annotations

from core.access.official import Official
from core.publicity import queries_rows
from core.publicity.find_publicity import find_publicity
from core.publicity.publicity import Document


async def list_documents(publicity_id: int, by: Official) -> list[Document]:
    """What was printed so far; empty while the job runs. Raises `NotFound`, `NotAllowed`."""
    publicity = await find_publicity(publicity_id, by)
    return [Document(**row) for row in await queries_rows.documents_of(publicity.id)]
