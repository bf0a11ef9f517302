"""What this check learned about people before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

import msgspec

from core.checks import queries_facts
from core.checks.ask_registries import Answers
from core.database import Session, current_session
from core.plugin_api import Fact, FactState, PersonQuery

OpenSession = Callable[[], AbstractAsyncContextManager[Session]]


@dataclass(frozen=True, slots=True)
class Recalled:
    """Whom the facts are `wanted` about, their digests, what is `known`, and whether `older` answers lie beside it."""

    wanted: Mapping[str, Collection[PersonQuery]]
    digests: Mapping[PersonQuery, bytes]
    known: Answers
    older: bool

    def missing(self) -> dict[str, Collection[PersonQuery]]:
        """Fact name → people about whom the registries have to be asked."""
        return {
            name: [person for person in group if person not in self.known[name]]
            if self.known[name]
            else group
            for name, group in self.wanted.items()
        }


async def recall_facts(
    wanted: Mapping[str, Collection[PersonQuery]], open_session: OpenSession, since: datetime
) -> Recalled:
    """The answers that were stored at or after `since`: a repeated attempt asks only for what is missing."""
    people = {person for group in wanted.values() for person in group}
    async with open_session():
        digests = _subject_digests(people)
        known: Answers = {name: {} for name in wanted}
        rows = await queries_facts.answers_about(list(wanted), list(digests.values()), since)
        young = [row for row in rows if row["young"]]
        if young:
            unseal = current_session().cipher.opener("fact", "value_cipher")
            person_of = {digest: person for person, digest in digests.items()}
            for row in young:
                value = row["value"]
                if row["value_cipher"] is not None:
                    value = value | msgspec.json.decode(unseal(row["value_cipher"], row["id"]))
                person = person_of[row["subject_digest"]]
                known[row["name"]][person] = Fact(FactState.KNOWN, value, row["source"], row["as_of"])
    return Recalled(wanted, digests, known, older=len(rows) > len(young))


def _subject_digests(people: Iterable[PersonQuery]) -> dict[PersonQuery, bytes]:
    """The keyed digest of each person as asked about: an answer rests on id number and name together."""
    digest = current_session().digests.digester("person")
    return {person: digest(f"{person[0]}|{person[1]}") for person in people}
