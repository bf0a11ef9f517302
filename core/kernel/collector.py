"""When Python looks for reference cycles, in a process that handles whole counties' lists."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 100_000, 20, 20
"""Allocations until the youngest generation is looked through, and rounds until the next older ones are."""


def collect_seldom() -> None:
    """Look for cycles seldom, and never among what was loaded so far. Once per process, when it has started up.

    A list of 26 000 lines is millions of small objects without cycles, alive until the list is done. By default Python
    begins to look through them after every 700 allocations, which took a quarter of the processor time of the checks.
    Reference counting frees them in either case; the cycles of some 100 000 allocations stay a little longer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
