"""Policy documents, for the public or for officials."""

from __future__ import annotations

from core.catalogue import queries_documents as queries
from core.catalogue.policy_document import PolicyDocument
from core.kernel.paging import Page, PageRequest


async def list_policy_documents(
    page: PageRequest, *, programme: str | None = None, published_only: bool = True
) -> Page[PolicyDocument]:
    """One page, the newest first. Officials see drafts too: the controller asks for `policy:read` first."""
    rows, total = await queries.documents(
        programme, published_only=published_only, limit=page.size, offset=page.offset
    )
    return Page(rows, total, page.number, page.size)
