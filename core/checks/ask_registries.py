"""Ask the outside registries about many people: in batches, a few at once, with no transaction open."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from core.kernel.errors import Unavailable
from core.plugin_api import Fact, FactState, Outside, PartyRefused, PersonQuery, PersonRegistry
from core.plugin_host import outside, person_registries

AT_ONCE = 4
"""Requests to all registries together that may be under way."""
GIVE_UP_AFTER = 3
"""Failed requests of one registry after which the rest of the people are not asked about in this run."""

Answers = dict[str, dict[PersonQuery, Fact]]
"""Fact name → person → the answer; UNKNOWN with the reason when there is none."""


@dataclass(slots=True)
class _Run:
    """One registry in one run: its failures in a row, and the reason of the last one."""

    registry: PersonRegistry
    failures: int = 0
    reason: str = ""
    answers: dict[PersonQuery, Fact] = field(default_factory=dict)


async def ask_registries(wanted: Mapping[str, Collection[PersonQuery]]) -> Answers:
    """Answers for every fact name and person in `wanted`; never raises for a registry that fails.

    Who gets no answer is UNKNOWN, with the reason in the note: "could not verify" is an answer of its own.
    """
    limit = asyncio.Semaphore(AT_ONCE)
    answers: Answers = {}
    runs: dict[str, _Run] = {}
    registries = person_registries()
    for name, people in wanted.items():
        registry = registries.get(name)
        if registry is None:
            nobody = Fact(FactState.UNKNOWN, note="尚未接入提供该信息的数据源")
            answers[name] = dict.fromkeys(people, nobody)
        else:
            runs[name] = _Run(registry)
    await asyncio.gather(
        *(_ask(run, list(wanted[name]), limit) for name, run in runs.items() if wanted[name])
    )
    for name, run in runs.items():
        silent = Fact(
            FactState.UNKNOWN, source=run.registry.title, note=run.reason or "数据源没有该人员的答复"
        )
        answers[name] = dict.fromkeys(wanted[name], silent) | run.answers
    return answers


async def _ask(run: _Run, people: Sequence[PersonQuery], limit: asyncio.Semaphore) -> None:
    try:
        async with outside(run.registry.code) as party:
            await asyncio.gather(
                *(_ask_batch(run, batch, party, limit) for batch in _batches(people, run.registry))
            )
    except Unavailable as refusal:
        run.reason = refusal.message


async def _ask_batch(
    run: _Run, batch: Sequence[PersonQuery], party: Outside, limit: asyncio.Semaphore
) -> None:
    async with limit:
        if run.failures >= GIVE_UP_AFTER:
            return
        try:
            facts = await run.registry.look_up(batch, party)
        except (Unavailable, PartyRefused) as refusal:
            run.failures += 1
            run.reason = refusal.message
            return
    run.failures = 0
    for person in batch:
        fact = facts.get(person.id_number)
        if fact is not None:
            run.answers[person] = fact


def _batches(people: Sequence[PersonQuery], registry: PersonRegistry) -> list[list[PersonQuery]]:
    """Cut people into requests of the size that the registry takes; one id number at most once in each request.

    A number that comes with two names (a guardian spelt in two ways) is asked about twice.
    """
    layers: list[dict[str, PersonQuery]] = []
    for person in people:
        layer = next((layer for layer in layers if person.id_number not in layer), None)
        if layer is None:
            layer = {}
            layers.append(layer)
        layer[person.id_number] = person
    size = registry.batch_size
    return [
        list(layer.values())[start : start + size] for layer in layers for start in range(0, len(layer), size)
    ]
