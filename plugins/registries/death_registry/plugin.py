"""死亡信息: who has died, by the records of public security, health and civil affairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import model_validator

from core.plugin_api import Fact, Outside, PersonQuery, PersonRegistry, hookimpl
from core.plugin_api.people_http import PersonAnswer, ask_about


class DeathAnswer(PersonAnswer):
    """Whether one person has died, and when as far as it is known."""

    dead: bool
    died_on: date | None

    @model_validator(mode="after")
    def the_living_have_no_date_of_death(self) -> DeathAnswer:
        """Refuse an answer that contradicts itself."""
        if self.died_on is not None and not self.dead:
            raise ValueError("a date of death of a living person")
        return self


class DeathRegistry:
    """The shared register of deaths."""

    code = "death_registry"
    title = "死亡信息共享库"
    fact = "deaths"
    batch_size = 2000

    async def look_up(self, people: Sequence[PersonQuery], outside: Outside) -> Mapping[str, Fact]:
        """Deaths by id number; raises `Unavailable` when the register is silent or answers nonsense."""
        return await ask_about(people, outside, self.title, DeathAnswer)


@hookimpl
def register_person_registry() -> PersonRegistry:
    """Hand the registry to the host."""
    return DeathRegistry()
