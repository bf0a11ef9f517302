"""The PDF of a policy document."""

from __future__ import annotations

from pathlib import Path

from core.catalogue import queries_documents as queries
from core.catalogue.add_policy_document import FOLDER
from core.kernel.errors import NotFound
from core.kernel.settings import settings


async def policy_file(document_id: int, *, published_only: bool = True) -> Path:
    """Where the file of a document lies; raises `NotFound` when there is none, or it is not public."""
    document = await queries.document_by_id(document_id)
    name = await queries.file_of(document_id)
    if document is None or name is None or (published_only and not document.published):
        raise NotFound("policy.unknown", "没有这份政策文件，或文件尚未公布")
    return settings().attachments / FOLDER / name
