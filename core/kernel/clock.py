"""The one business clock. Every business date and time comes from here, never from SQL `now()`.

In production it is the system's clock in Asia/Shanghai. In a demonstration or rehearsal a small file holds an
offset in seconds that only the command line advances; every process on the machine reads the same file, so that
a publicity period of seven days passes for all of them at once and is never shortened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Current time of the machine, aware, in Asia/Shanghai."""
    return datetime.now(CHINA)


class OffsetFileClock:
    """System time plus the offset (whole seconds) that the file holds; a missing file means no offset."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """Current business time; re-reads the file only when it changed."""
        try:
            status = self._path.stat()
            stamp = (status.st_mtime_ns, status.st_ino)
            if stamp != self._stamp:
                self._offset = timedelta(seconds=int(self._path.read_text(encoding="ascii").strip() or "0"))
                self._stamp = stamp
        except FileNotFoundError:
            self._offset, self._stamp = timedelta(), None
        return system_clock() + self._offset

    def advance(self, by: timedelta) -> None:
        """Move business time forward by `by`. Raises `ValueError` for a step back: history is not rewritten."""
        if by < timedelta():
            raise ValueError("the business clock never goes back")
        self()
        seconds = int((self._offset + by).total_seconds())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(str(seconds), encoding="ascii")
        draft.replace(self._path)


_active: Clock = system_clock


def install_clock(clock: Clock) -> None:
    """Make `clock` the business clock of this process; called once by each composition root."""
    global _active  # noqa: PLW0603 - one clock per process is the point
    _active = clock


@contextlib.contextmanager
def frozen_clock(at: datetime) -> Iterator[None]:
    """Hold business time at `at` inside the block (tests and dry runs)."""
    previous = _active
    install_clock(lambda: at)
    try:
        yield
    finally:
        install_clock(previous)


def now() -> datetime:
    """Current business time, aware, Asia/Shanghai."""
    return _active()


def today() -> date:
    """Current business date in China."""
    return _active().date()
