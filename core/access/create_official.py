"""Open an account for a person (新增用户)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.access.account import organisation_to_manage
from core.access.fields import OfficialFields
from core.access.grant_post import grant_post
from core.access.official import Official
from core.access.passwords import hash_password, initial_password
from core.access.register_official import register_official
from core.access.set_official_enabled import set_official_enabled
from core.database import AuditRecord, current_session


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Id of a new account, and the first password that is shown exactly once."""

    id: int
    initial_password: str


async def create_official(
    by: Official, account: str, fields: OfficialFields, *, roles: Collection[str] = (), enabled: bool = True
) -> NewAccount:
    """Create an account in an organisation inside the region of `by`, with posts of `roles` in the organisation's division.

    Posts of a budget unit, or elsewhere, are granted afterwards (`grant_post`). All of it happens or nothing.

    Its random first password must be changed at the first log-in. Raises `Invalid`, `NotAllowed`, and `Conflict` when
    the account or the person is registered already.
    """
    organisation = await organisation_to_manage(by, fields.organisation_id)
    password = initial_password()
    official_id = await register_official(
        account, fields, await hash_password(password), must_change_password=True
    )
    current_session().record(
        AuditRecord(
            "official.create",
            "official",
            str(official_id),
            by.id,
            by.account,
            after={"account": account} | fields.masked(),
        )
    )
    for role in dict.fromkeys(roles):
        await grant_post(by, official_id, role, organisation["region_code"])
    if not enabled:
        await set_official_enabled(by, official_id, False)
    return NewAccount(official_id, password)
