"""One person, one account: two would let the same person be maker and checker."""

from __future__ import annotations

from core.access import queries
from core.kernel.errors import Conflict


async def refuse_second_account(id_number_digest: bytes | None, official_id: int) -> None:
    """Raise `Conflict` when another living account belongs to the same person."""
    if id_number_digest is None:
        return
    await queries.lock_person(id_number_digest)
    if await queries.same_person(id_number_digest, official_id):
        raise Conflict(
            "access.person_registered",
            "该身份证号已登记过账号，一人只能有一个账号，请在原账号上调整岗位",
            field="id_number",
        )
