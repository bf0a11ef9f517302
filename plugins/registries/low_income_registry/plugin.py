"""低保名单: who belongs to an approved 低保 household, in which class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from core.plugin_api import Fact, Outside, PersonQuery, PersonRegistry, hookimpl
from core.plugin_api.people_http import PersonAnswer, ask_about


class LowIncomeAnswer(PersonAnswer):
    """One person's place on the 低保 list; `head` tells whether the household is registered in that name."""

    member: bool
    benefit_class: Literal["A", "B", "C"] | None = Field(alias="class", serialization_alias="class")
    head: bool


class LowIncomeRegistry:
    """The social-assistance system of 民政, list of 低保."""

    code = "low_income_registry"
    title = "民政社会救助系统低保名单"
    fact = "low_income"
    batch_size = 2000

    async def look_up(self, people: Sequence[PersonQuery], outside: Outside) -> Mapping[str, Fact]:
        """Places on the list by id number; raises `Unavailable` when the system is silent or answers nonsense."""
        return await ask_about(people, outside, self.title, LowIncomeAnswer)


@hookimpl
def register_person_registry() -> PersonRegistry:
    """Hand the registry to the host."""
    return LowIncomeRegistry()
