"""Keep what the registries answered, with source and as-of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import itemgetter

import msgspec

from core.checks import queries_facts
from core.checks.ask_registries import Answers
from core.checks.recall_facts import OpenSession, Recalled
from core.database import current_session, reserve_ids
from core.kernel.clock import now
from core.plugin_api import Fact, FactState

SEALED = ("card_number", "account")
"""Parts of an answer that are encrypted at rest."""
_by_subject = itemgetter(0, 1)


async def keep_facts(recalled: Recalled, asked: Answers, open_session: OpenSession) -> None:
    """Store the new answers, in place of older ones; account numbers go sealed into a column apart.

    In the order of the subjects: index pages are then written one after the other, and two jobs that store answers
    about the same people wait for each other and never deadlock.
    """
    digests = recalled.digests
    new = [
        (digests[person], name, fact)
        for name, answers in asked.items()
        for person, fact in answers.items()
        if fact.state is FactState.KNOWN
    ]
    if not new:
        return
    new.sort(key=_by_subject)
    async with open_session():
        ids = await reserve_ids("fact", len(new))
        rows = list(_rows(new, ids, now()))
        if recalled.older or not await queries_facts.add_answers(rows):
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
