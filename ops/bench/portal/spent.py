"""Processor time of the platform's processes, which says what a request costs however busy the machine is."""

from __future__ import annotations

import os
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def spent_ms(leader: int) -> float:
    """Milliseconds of processor time of a process, of its children, and of those of them that have ended."""
    total = _of(leader)
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(_fields(int(entry.parent.name))[1]) == leader:
                total += _of(int(entry.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total


def _of(pid: int) -> float:
    return sum(int(ticks) for ticks in _fields(pid)[11:15]) * _TICK_MS


def _fields(pid: int) -> list[str]:
    """The fields of `/proc/<pid>/stat` from the state on; the name before it may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
