"""Make sure that the people of a roster are registered, set-based."""

from __future__ import annotations

from collections.abc import Sequence

from core.access import Official
from core.database import AuditRecord, current_session
from core.recipients.recipient import RosterPerson
from core.recipients.register_people import register_people


async def upsert_recipients(kind: str, people: Sequence[RosterPerson], by: Official) -> dict[bytes, int]:
    """Register those people (checked by intake) who are not yet; returns id digest → recipient id for all of them.

    Recipients that exist stay exactly as officials maintain them. A person who is named twice is registered once, by
    the first row. An internal step: the verb that calls it has authorised.
    """
    digest = current_session().digests.digester("id_number")
    wanted: dict[bytes, RosterPerson] = {}
    for person in people:
        wanted.setdefault(digest(person.id_number), person)
    registered = await register_people(kind, wanted)
    if registered.added:
        current_session().record(
            AuditRecord("recipient.register", "recipient", kind, by.id, by.account, count=registered.added)
        )
    return registered.ids
