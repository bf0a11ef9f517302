"""Complete what a check knows about people with what the registries answer."""

from __future__ import annotations

from core.checks.ask_registries import Answers, ask_registries
from core.checks.recall_facts import Recalled


async def ask_for_missing(recalled: Recalled) -> tuple[Answers, Answers]:
    """Answers for every fact name and person, and those among them that are new. No session may be open."""
    asked = await ask_registries(recalled.missing())
    known = recalled.known
    return {name: known[name] | asked[name] if known[name] else asked[name] for name in asked}, asked
