"""Facts about many people: what this check learned before, the rest asked now and stored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime

import msgspec

from core.checks import queries_facts
from core.checks.ask_registries import Answers, ask_registries
from core.database import Session, current_session, reserve_ids
from core.kernel.clock import now
from core.plugin_api import Fact, FactState, PersonQuery

OpenSession = Callable[[], AbstractAsyncContextManager[Session]]
SEALED = ("card_number", "account")
"""Parts of an answer that are encrypted at rest."""


async def gather_facts(
    wanted: Mapping[str, Collection[PersonQuery]], open_session: OpenSession, since: datetime
) -> Answers:
    """Answers (JSON objects) for every fact name and person. `open_session` opens a short county session.

    Answers stored at or after `since` are taken as they are, so that a repeated attempt asks only for what is missing.
    No session is open while the registries are asked.
    """
    people = {person for group in wanted.values() for person in group}
    async with open_session():
        digests = subject_digests(people)
        known, older = await _stored(wanted, digests, since)
    asked = await ask_registries(
        {
            name: [person for person in group if person not in known[name]] if known[name] else group
            for name, group in wanted.items()
        }
    )
    new = [
        (digests[person], name, fact)
        for name, answers in asked.items()
        for person, fact in answers.items()
        if fact.state is FactState.KNOWN
    ]
    if new:
        async with open_session():
            await _keep(new, replace=older)
    return {name: known[name] | asked[name] if known[name] else asked[name] for name in wanted}


def subject_digests(people: Iterable[PersonQuery]) -> dict[PersonQuery, bytes]:
    """The keyed digest of each person as asked about: an answer rests on id number and name together."""
    digest = current_session().digests.digester("person")
    return {person: digest(f"{person[0]}|{person[1]}") for person in people}


async def _stored(
    wanted: Mapping[str, Collection[PersonQuery]], digests: Mapping[PersonQuery, bytes], since: datetime
) -> tuple[Answers, bool]:
    """What was answered at or after `since`, and whether older answers about the same people lie there."""
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
    return known, len(rows) > len(young)


async def _keep(answers: list[tuple[bytes, str, Fact]], *, replace: bool) -> None:
    """Store (subject, name, answer), `replace` where there are older ones; account numbers go sealed into a column apart.

    In the order of the subjects: index pages are then written one after the other, and two jobs that store answers
    about the same people wait for each other and never deadlock.
    """
    answers.sort(key=lambda answer: answer[:2])
    ids = await reserve_ids("fact", len(answers))
    rows = list(_rows(answers, ids, now()))
    if replace or not await queries_facts.add_answers(rows):
        await queries_facts.replace_answers(rows)


def _rows(answers: Iterable[tuple[bytes, str, Fact]], ids: Iterable[int], at: datetime) -> Iterator[tuple]:
    """Rows as `queries_facts.COLUMNS` names them."""
    seal = current_session().cipher.sealer("fact", "value_cipher")
    encode = msgspec.json.Encoder().encode
    for fact_id, (subject, name, fact) in zip(ids, answers, strict=True):
        value, sealed = fact.value, None
        hidden = {part: value[part] for part in SEALED if part in value}
        if hidden:
            value = {part: known for part, known in value.items() if part not in hidden}
            sealed = seal(encode(hidden).decode(), fact_id)
        text = encode(value).decode()
        yield fact_id, subject, name, "known", sealed, text, fact.source, fact.as_of, fact.note, at
