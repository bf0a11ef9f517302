"""Put the people of a roster on record, slice by slice; what one slice does, without the audit entry of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.database import current_session, reserve_ids
from core.kernel.clock import now
from core.recipients import queries
from core.recipients.recipient import RosterPerson


@dataclass(frozen=True, slots=True)
class RegisteredPeople:
    """Id digest → recipient of everybody named, and how many of them are new."""

    ids: dict[bytes, int]
    added: int


async def register_people(kind: str, people: Mapping[bytes, RosterPerson]) -> RegisteredPeople:
    """Register those people (id digest → person, checked by intake) who are not yet.

    Recipients that exist stay exactly as officials maintain them. The caller has authorised, and records
    `recipient.register` once for all of its slices.
    """
    known = await queries.known_recipients(kind, list(people))
    if len(known) == len(people):
        return RegisteredPeople(known, 0)
    if await queries.wait_for_registrars():
        known = await queries.known_recipients(kind, list(people))
    missing = [key for key in people if key not in known]
    added = await queries.add_recipients(await _rows(kind, missing, people)) if missing else {}
    known |= added
    if len(known) < len(people):
        known |= await queries.known_recipients(kind, [key for key in missing if key not in added])
    return RegisteredPeople(known, len(added))


async def _rows(
    kind: str, missing: Sequence[bytes], people: Mapping[bytes, RosterPerson]
) -> list[tuple[Any, ...]]:
    cipher = current_session().cipher
    seal_id, seal_phone = (cipher.sealer("recipient", column) for column in ("id_cipher", "phone_cipher"))
    at = now()
    is_person = kind != "collective"
    rows = []
    for recipient_id, key in zip(await reserve_ids("recipient", len(missing)), missing, strict=True):
        person = people[key]
        rows.append(
            (
                recipient_id,
                kind,
                person.name,
                seal_id(person.id_number, recipient_id),
                key,
                person.birth_date,
                _gender(person.id_number) if is_person else None,
                seal_phone(person.phone, recipient_id) if person.phone else None,
                person.village_code,
                person.village_group,
                "{}",
                True,
                at,
                at,
                1,
            )
        )
    return rows


def _gender(id_number: str) -> str:
    """From the sequence number of a number that intake has checked (GB 11643: odd for men)."""
    return "男" if id_number[16] in "13579" else "女"
