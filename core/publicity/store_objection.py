"""The step that both ways of objecting share: find the line, hold it, store."""

from __future__ import annotations

from core.access.official import Official
from core.database import current_session, reserve_ids
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.kernel.masking import mask_numbers_in
from core.messages import NewMessage, ToPost, send_messages
from core.publicity import queries_objections, queries_rows
from core.publicity.publicity import Publicity
from core.publicity.record import record
from core.workflow import hold_lines

SHORTEST, LONGEST, LONGEST_CONTACT = 5, 500, 60


async def store_objection(
    publicity: Publicity,
    *,
    content: str,
    contact: str,
    row_number: int | None,
    by: Official | None,
    source: str | None = None,
) -> int:
    """Store an objection to a published list, or to the line under `row_number` of it, which is held; returns its id.

    `source` is the address that an online objection came from; only its keyed digest is kept. Numbers
    of people inside `content` are masked. Raises `Invalid` with the field.
    """
    text, contact = mask_numbers_in(content.strip()), contact.strip()
    if not SHORTEST <= len(text) <= LONGEST:
        raise Invalid(
            "objection.content", f"请用 {SHORTEST} 到 {LONGEST} 个字说明异议的内容", field="content"
        )
    if len(contact) > LONGEST_CONTACT:
        raise Invalid("objection.contact", f"联系方式不能超过 {LONGEST_CONTACT} 个字", field="contact")
    line_id = await _line(publicity, row_number)
    session = current_session()
    objection_id = (await reserve_ids("objection", 1))[0]
    await queries_objections.insert(
        objection_id=objection_id,
        publicity_id=publicity.id,
        line_id=line_id,
        row_number=row_number,
        channel="offline" if by else "online",
        contact_cipher=session.cipher.seal(contact, "objection", "contact_cipher", objection_id)
        if contact
        else None,
        source_digest=session.digests.digest("address", source) if source else None,
        content=text,
        received_at=now(),
        received_by=by.id if by else None,
    )
    if line_id is not None:
        await hold_lines([line_id], by, f"公示异议 {objection_id}")
    record("objection", [publicity.id], by, objection=objection_id, row_number=row_number)
    to = ToPost("objection:decide", publicity.township_code, publicity.programme_code)
    title = f"“{publicity.title}”收到{'一条异议' if row_number is None else f'对第 {row_number} 号的异议'}"
    await send_messages(
        [NewMessage(to, "objection_received", title, "objection", str(objection_id), text)], by
    )
    return objection_id


async def _line(publicity: Publicity, row_number: int | None) -> int | None:
    if row_number is None:
        return None
    if publicity.seal_id is None:
        raise Conflict("objection.not_published", "该公示尚未发布，不能登记异议")
    row = await queries_rows.line_of_row(publicity.seal_id, publicity.village_code, row_number)
    if row is None:
        raise Invalid(
            "objection.row",
            f"公示名单中没有第 {row_number} 号，或该人员已撤出，请核对序号",
            field="row_number",
        )
    return int(row["line_id"])
