"""The processes that a process has started, and theirs; whether they have ended."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

_DEADLINE_SECONDS = 110


def family(pid: int) -> set[int]:
    """Everybody that `pid` has started and that lives, without `pid`. Who ends while we look has no children."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(child) for child in task.read_text().split()}
    return found.union(*(family(child) for child in found))


def wait_until_gone(pids: set[int]) -> None:
    """Return when none of `pids` is there any more; fails when one stays.

    Whoever lost its parent is buried by init, and that needs a moment however orderly the end was.
    """
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while left := {pid for pid in pids if Path(f"/proc/{pid}").exists()}:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
