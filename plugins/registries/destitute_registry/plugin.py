"""特困人员名单: whom the state supports, at home or in an institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import model_validator

from core.plugin_api import Fact, Outside, PersonQuery, PersonRegistry, hookimpl
from core.plugin_api.people_http import PersonAnswer, ask_about


class DestituteAnswer(PersonAnswer):
    """One person's place on the 特困 list; `mode` is 分散 (scattered) or 集中 (concentrated) 供养."""

    member: bool
    mode: Literal["scattered", "concentrated"] | None

    @model_validator(mode="after")
    def members_and_only_they_have_a_mode(self) -> DestituteAnswer:
        """Refuse an answer that contradicts itself."""
        if self.member != (self.mode is not None):
            raise ValueError("a mode of support without membership, or the other way round")
        return self


class DestituteRegistry:
    """The social-assistance system of 民政, list of 特困."""

    code = "destitute_registry"
    title = "民政社会救助系统特困名单"
    fact = "destitute"
    batch_size = 2000

    async def look_up(self, people: Sequence[PersonQuery], outside: Outside) -> Mapping[str, Fact]:
        """Places on the list by id number; raises `Unavailable` when the system is silent or answers nonsense."""
        return await ask_about(people, outside, self.title, DestituteAnswer)


@hookimpl
def register_person_registry() -> PersonRegistry:
    """Hand the registry to the host."""
    return DestituteRegistry()
