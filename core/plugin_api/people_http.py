"""Questions about people to a registry that speaks the signed JSON of `signed_http`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict

from core.kernel.errors import Unavailable
from core.plugin_api.outside import Outside
from core.plugin_api.parties import PersonQuery
from core.plugin_api.signed_http import ask
from core.plugin_api.subsidy import Fact, FactState

OPERATION = "people/query"


class PersonAnswer(BaseModel):
    """What a registry says of one person; each registry adds its own fields, which become the fact's value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id_number: str


One = TypeVar("One", bound=PersonAnswer)


class _Person(BaseModel):
    id_number: str
    name: str


class _Question(BaseModel):
    people: list[_Person]


class _Answers(BaseModel, Generic[One]):
    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    as_of: AwareDatetime
    people: list[One]


async def ask_about(
    people: Sequence[PersonQuery], outside: Outside, party: str, answer: type[One]
) -> Mapping[str, Fact]:
    """Known facts by id number; people of whom the registry said nothing are absent.

    Raises `Unavailable` for an answer that is malformed, speaks of a person who was not asked about or speaks of
    one twice: none of it can be trusted then. `PartyRefused` when the registry will not answer.
    """
    if not people:
        return {}
    question = _Question(people=[_Person(id_number=one.id_number, name=one.name) for one in people])
    answers = await ask(outside, party, OPERATION, question, _Answers[answer])  # type: ignore[valid-type]
    # All at once: a county's month asks about tens of thousands of people.
    values = answers.model_dump(mode="json", by_alias=True, include={"people"})["people"]
    asked = {one.id_number for one in people}
    facts: dict[str, Fact] = {}
    for value in values:
        number = value.pop("id_number")
        if number not in asked or number in facts:
            raise Unavailable(
                "outside.malformed",
                f"{party}答复了没有询问的人或重复的人，已丢弃，请稍后重试或联系系统管理员",
            )
        facts[number] = Fact(FactState.KNOWN, value, answers.source, answers.as_of)
    return facts
