"""Remove old files that no record names: whoever was killed between writing a file and recording it left it to nobody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

OLD_SECONDS = 24 * 3600
"""A file that is younger may be one that is just about to be recorded; nothing takes a day for that."""
AT_MOST = 20_000


async def drop_unnamed_files(
    root: Path, folder: str, named: Callable[[Sequence[str]], Awaitable[set[str]]]
) -> int:
    """Remove files right below `folder` of `root` that are old and not recorded, `AT_MOST` of them; returns how many.

    `named` answers which of some places (relative to `root`, as records write them) a record names.
    """
    old = await asyncio.to_thread(_old_files, root, folder)
    lost = sorted(set(old) - await named(old))
    await asyncio.to_thread(_remove, root, lost)
    return len(lost)


def _old_files(root: Path, folder: str) -> list[str]:
    before = time.time() - OLD_SECONDS
    found = (file for file in (root / folder).glob("*") if file.is_file() and file.stat().st_mtime < before)
    return [str(file.relative_to(root)) for file, _ in zip(found, range(AT_MOST), strict=False)]


def _remove(root: Path, places: Sequence[str]) -> None:
    for place in places:
        (root / place).unlink(missing_ok=True)
