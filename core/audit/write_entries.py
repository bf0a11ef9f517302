"""Chain the records of a session and store them, as the last statements before COMMIT."""

from __future__ import annotations

from core.audit import queries, rules
from core.database.session import Session, install_audit_writer
from core.kernel.clock import now
from core.kernel.origin import current_origin


async def write_entries(session: Session) -> None:
    """Number, link and store what the session collected; the head stays locked until COMMIT."""
    records, session.audit = session.audit, []
    origin, at = current_origin(), now()
    head = await queries.lock_head()
    length, previous = head["length"], bytes(head["hash"])
    rows = []
    for record in records:
        length += 1
        entry = {
            "id": length,
            "at": at,
            "official_id": record.official_id,
            "account": record.account,
            "address": origin.address or origin.channel,
            "request_id": origin.request_id,
            "action": record.action,
            "subject": record.subject,
            "subject_id": record.subject_id,
            "before": record.before,
            "after": record.after,
            "count": record.count,
        }
        digest = rules.entry_hash(previous, entry)
        rows.append((*entry.values(), previous, digest))
        previous = digest
    await queries.append(rows, length, previous)


install_audit_writer(write_entries)
