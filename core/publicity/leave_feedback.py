"""反馈: somebody says something about a posting, without holding anything up (rows 13 and 40 of the function list)."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from core.database import current_session, reserve_ids
from core.kernel.client_address import limit_source
from core.kernel.clock import now
from core.kernel.errors import Invalid, TooMany
from core.kernel.ids import new_secret
from core.kernel.masking import mask_numbers_in
from core.messages import NewMessage, ToPost, send_messages
from core.publicity import queries, queries_feedback
from core.publicity.find_public import find_public
from core.publicity.record import record

PER_SOURCE_AND_DAY = 10
PER_POSTING_AND_DAY = 100
SHORTEST, LONGEST, LONGEST_NAME = 5, 500, 30
_PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}", re.ASCII)


async def leave_feedback(
    public_id: UUID, *, name: str, phone: str, content: str, row_number: int | None, source: str
) -> str:
    """Store feedback about a posting within its public period; returns the receipt code, which is told this once.

    Name and phone (may be empty) are sealed, numbers of people inside `content` masked. One address (`source`, kept as a
    keyed digest) may write `PER_SOURCE_AND_DAY` times in 24 hours, one posting takes `PER_POSTING_AND_DAY`. Raises
    `NotFound` outside the period, `Invalid` with the field, `TooMany`.
    """
    name, phone, text = name.strip(), phone.strip(), mask_numbers_in(content.strip())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("feedback.name", f"请填写姓名，不超过 {LONGEST_NAME} 个字", field="name")
    if phone and not _PHONE.fullmatch(phone):
        raise Invalid("feedback.phone", "电话应为 11 位手机号，或带区号的座机号，也可以不填", field="phone")
    if not SHORTEST <= len(text) <= LONGEST:
        raise Invalid("feedback.content", f"请用 {SHORTEST} 到 {LONGEST} 个字说明情况", field="content")
    if row_number is not None and row_number < 1:
        raise Invalid("feedback.row", "序号应为公示名单上的序号，从 1 开始", field="row_number")
    # The lock makes the counts below exact when many send at once.
    await queries.lock([(await find_public(public_id)).id])
    publicity = await find_public(public_id)
    session = current_session()
    address = session.digests.digest("address", limit_source(source))
    from_source, to_posting = await queries_feedback.received_since(
        now() - timedelta(days=1), publicity_id=publicity.id, source_digest=address
    )
    if from_source >= PER_SOURCE_AND_DAY or to_posting >= PER_POSTING_AND_DAY:
        raise TooMany(
            "feedback.too_many", f"今天提交的反馈已达上限，请明天再试，或拨打监督电话 {publicity.phone} 反映"
        )
    code = new_secret(12)
    [feedback_id] = await reserve_ids("feedback", 1)
    seal = session.cipher.seal
    await queries_feedback.insert(
        {
            "id": feedback_id,
            "publicity_id": publicity.id,
            "row_number": row_number,
            "name_cipher": seal(name, "feedback", "name_cipher", feedback_id),
            "phone_cipher": seal(phone, "feedback", "phone_cipher", feedback_id) if phone else None,
            "content": text,
            "source_digest": address,
            "receipt_digest": session.digests.digest("receipt", code),
            "received_at": now(),
        }
    )
    to = ToPost("objection:decide", publicity.township_code, publicity.programme_code)
    title = f"“{publicity.title}”收到一条群众反馈"
    await send_messages(
        [NewMessage(to, "feedback_received", title, "feedback", str(feedback_id), text)], None
    )
    record("feedback", [publicity.id], None, feedback=feedback_id, row_number=row_number)
    return code
