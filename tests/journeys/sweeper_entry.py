"""The real sweeper, ten times as often as usual: `python -m tests.journeys.sweeper_entry`."""

from __future__ import annotations

import asyncio

from ops.sweeper import run_sweeper

if __name__ == "__main__":
    asyncio.run(run_sweeper(0.5))
