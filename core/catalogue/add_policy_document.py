"""Add a policy document, with its PDF when there is one."""

from __future__ import annotations

from datetime import date

from core.access import Official, holds
from core.catalogue import queries, queries_documents
from core.catalogue.pdf_files import MAX_BYTES, store_pdf
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid, NotAllowed, NotFound

__all__ = ["FOLDER", "MAX_BYTES", "add_policy_document"]

FOLDER = "policies"
"""Folder of the files below the attachments."""


async def add_policy_document(
    by: Official,
    *,
    programme: str | None,
    title: str,
    document_no: str,
    issued_on: date,
    content: bytes | None = None,
) -> int:
    """Store a document that is not yet public; returns its id. `content` is a PDF of at most 20 MB.

    Needs `policy:manage` anywhere: counties hand documents in, the province publishes them. Raises `NotAllowed`,
    `NotFound` for an unknown programme, `Invalid`, `TooLarge`.
    """
    if not holds(by, "policy:manage"):
        raise NotAllowed("access.no_permission", "您的岗位不能维护政策文件，请联系本级管理员")
    if programme is not None and programme not in by.programmes:
        raise NotAllowed("access.programme", "您未获得该补贴项目的授权，请联系本级管理员办理项目授权")
    if not title.strip() or not document_no.strip():
        raise Invalid("policy.title", "请填写文件名称和文号", field="title")
    if programme is not None and await queries.programme_by_code(programme) is None:
        raise NotFound("programme.unknown", f"没有代码为“{programme[:40]}”的补贴项目", field="programme")
    file = store_pdf(content, FOLDER) if content is not None else None
    document_id = await queries_documents.add_document(
        programme, title.strip(), document_no.strip(), issued_on, file, by.id, now()
    )
    current_session().record(
        AuditRecord(
            "policy.add",
            "policy_document",
            str(document_id),
            by.id,
            by.account,
            after={"title": title.strip(), "document_no": document_no.strip(), "file": file is not None},
        )
    )
    return document_id
