"""人社匹卡: which social-security card (社会保障卡) a person has, and whether money can go to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from core.plugin_api import Fact, Outside, PersonQuery, PersonRegistry, hookimpl
from core.plugin_api.people_http import PersonAnswer, ask_about


class CardAnswer(PersonAnswer):
    """The card of one person. Without a card the texts are empty and the status is `none`."""

    card_number: str
    bank_code: str
    bank_name: str
    card_status: Literal["normal", "lost", "frozen", "cancelled", "none"]
    financial_active: bool
    name_matches: bool


class CardRegistry:
    """The card system of 人社. Its answer rests on name and id number together."""

    code = "card_registry"
    title = "人社社会保障卡系统"
    fact = "card"
    batch_size = 2000

    async def look_up(self, people: Sequence[PersonQuery], outside: Outside) -> Mapping[str, Fact]:
        """Cards by id number; raises `Unavailable` when the system is silent or answers nonsense."""
        return await ask_about(people, outside, self.title, CardAnswer)


@hookimpl
def register_person_registry() -> PersonRegistry:
    """Hand the registry to the host."""
    return CardRegistry()
