"""Show a policy document to the public, or withdraw it."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue import queries_documents as queries
from core.catalogue.programme import PROVINCE
from core.database import AuditRecord, current_session
from core.kernel.errors import NotFound


async def publish_policy_document(document_id: int, by: Official, *, published: bool = True) -> None:
    """Publish or withdraw a document. Needs `policy:publish` at the province. Raises `NotFound`, `NotAllowed`."""
    document = await queries.document_by_id(document_id, lock=True)
    if document is None:
        raise NotFound("policy.unknown", "没有这份政策文件")
    may(by, "policy:publish", region=PROVINCE, programme=document.programme_code)
    await queries.mark_published(document_id, published)
    current_session().record(
        AuditRecord(
            "policy.publish" if published else "policy.withdraw",
            "policy_document",
            str(document_id),
            by.id,
            by.account,
            before={"published": document.published},
            after={"published": published},
        )
    )
