"""One platform for each data folder."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class InUse(RuntimeError):
    """Another platform runs on the same data; the text says so in Chinese."""


@contextlib.contextmanager
def holding(var: Path) -> Iterator[None]:
    """Hold `var` (made when missing, mode 0700) as the only platform on its data; raises `InUse`.

    The lock ends with the process, however that dies.
    """
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(var / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise InUse(f"{var} 下的平台正在运行；请先在它的窗口按 Ctrl-C 停止") from error
    finally:
        os.close(descriptor)


def in_use(var: Path) -> bool:
    """Whether a platform runs on the data below `var`; nothing is made or kept."""
    try:
        descriptor = os.open(var / "lock", os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
