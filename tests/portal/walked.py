"""Months that were played through the API up to one stage, for tests that begin there."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager

from core.workflow.stages import STAGES
from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.review_steps import walk_to_payment
from ops.platform.start import RunningPlatform


class _Arrived(Exception):
    """The dossiers stand where the test wants them."""


class _UpTo(Play):
    """A month that stops when the work of one stage would begin."""

    goal = ""

    def stage(self, name: str) -> AbstractContextManager[dict[str, int]]:
        if self.goal and name == STAGES[self.goal].title:
            raise _Arrived
        return super().stage(name)


def walked_to(platform: RunningPlatform, stage: str, *, county: str, programme: str, people: int) -> Play:
    """A batch that the county imported, whose dossiers all wait at `stage`; the caller closes the play."""
    play = _UpTo(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=county,
        programme=programme,
        people=people,
        entry="county",
        log=lambda text: None,
    )
    play.goal = stage
    with contextlib.suppress(_Arrived):
        for step in (open_batch, prepare_roster, import_roster, check_lines, confirm, walk_to_payment):
            step(play)
    play.goal = ""
    play.refresh()
    assert {dossier["stage"] for dossier in play.dossiers} == {stage}
    return play
