"""A check goes slice by slice: one slice is stored while the next one is read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Settled = Callable[[], Awaitable[None]]
"""Waits until the slice before is stored. Called before the outside is asked: its time stands apart from ours, and a process
that dies while it waits has stored what it knew."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A slice that is decided: how many lines, the last id, and what stores answers and verdicts."""

    lines: int
    last_id: int
    store: Callable[[], Awaitable[None]]


class Storing:
    """The storing of one slice, in a task of its own."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def begin(self, checked: Checked) -> None:
        """Store a slice from now on; the one before must be settled."""
        self._task = asyncio.ensure_future(checked.store())

    async def settled(self) -> None:
        """Wait until it is stored; raises what went wrong with it, once."""
        task, self._task = self._task, None
        if task is not None:
            await task
