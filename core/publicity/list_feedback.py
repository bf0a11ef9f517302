"""公众反馈 for the officials of the place."""

from __future__ import annotations

from asyncpg import Record

from core.access.may import is_allowed
from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.masking import mask_name, mask_phone
from core.kernel.paging import Page, PageRequest
from core.publicity import queries_feedback
from core.publicity.feedback import FEEDBACK_STATES, Feedback


async def list_feedback(
    by: Official, page: PageRequest, *, state: str | None = None, publicity_id: int | None = None
) -> Page[Feedback]:
    """One page, the newest first; two statements. Name and phone are whole only for those who answer. Raises `Invalid`."""
    if state is not None and state not in FEEDBACK_STATES:
        raise Invalid("feedback.state", f"状态应为以下之一：{'、'.join(FEEDBACK_STATES)}", field="state")
    scope = scope_of(by, "publicity:read", county=current_session().scope)
    rows, total = await queries_feedback.page_of(scope, state=state, publicity_id=publicity_id, page=page)
    return Page([_shown(row, by) for row in rows], total, page.number, page.size)


def _shown(row: Record, by: Official) -> Feedback:
    values = dict(row)
    township, programme = values.pop("township_code"), values.pop("programme_code")
    sealed = values.pop("name_cipher"), values.pop("phone_cipher")
    cipher = current_session().cipher
    name, phone = (
        cipher.open(value, "feedback", column, row["id"]) if value is not None else ""
        for value, column in zip(sealed, ("name_cipher", "phone_cipher"), strict=True)
    )
    if not is_allowed(by, "objection:decide", region=township, programme=programme):
        name, phone = mask_name(name), mask_phone(phone) if phone else ""
    return Feedback(name=name, phone=phone, **values)
