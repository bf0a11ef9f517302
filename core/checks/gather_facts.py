"""Facts about many people, step by step: what this check learned before, the rest asked now and stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from core.checks.ask_for_missing import ask_for_missing
from core.checks.ask_registries import Answers
from core.checks.keep_facts import keep_facts
from core.checks.recall_facts import OpenSession, recall_facts
from core.plugin_api import PersonQuery


async def gather_facts(
    wanted: Mapping[str, Collection[PersonQuery]], open_session: OpenSession, since: datetime
) -> Answers:
    """Answers (JSON objects) for every fact name and person. `open_session` opens a short county session.

    Answers stored at or after `since` are taken as they are, so that a repeated attempt asks only for what is missing.
    No session is open while the registries are asked.
    """
    recalled = await recall_facts(wanted, open_session, since)
    facts, asked = await ask_for_missing(recalled)
    await keep_facts(recalled, asked, open_session)
    return facts
