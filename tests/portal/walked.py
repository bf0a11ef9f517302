"""Months that were played through the API up to one stage, for tests that begin there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager

from core.workflow.stages import STAGES
from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.review_steps import walk_to_payment
from ops.platform.start import RunningPlatform


class _Arrived(Exception):
    """The dossiers stand where the test wants them."""


class UpTo(Play):
    """A month that stops when the work of one stage would begin."""

    goal = ""

    def stage(self, name: str) -> AbstractContextManager[dict[str, int]]:
        """As that of every month, until the work of `goal` would begin."""
        # 公示 is done in several steps, of which the name says the first half: “县级公示·发布”.
        if self.goal and name.partition("·")[0] == STAGES[self.goal].title:
            raise _Arrived
        return super().stage(name)

    def walk_to(self, stage: str, *steps: Callable[[Play], object]) -> None:
        """Take `steps` and the way of the dossiers until all of them wait at `stage`; the next call may go on from there."""
        self.goal = stage
        with contextlib.suppress(_Arrived):
            for step in (*steps, walk_to_payment):
                step(self)
        self.goal = ""
        self.refresh()
        assert {dossier["stage"] for dossier in self.dossiers} == {stage}


def walked_to(platform: RunningPlatform, stage: str, *, county: str, programme: str, people: int) -> Play:
    """A batch that the county imported, whose dossiers all wait at `stage`; the caller closes the play."""
    play = UpTo.on(platform, county=county, programme=programme, people=people, entry="county")
    play.walk_to(stage, open_batch, prepare_roster, import_roster, check_lines, confirm)
    return play
