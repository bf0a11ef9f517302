"""A folder as broker: Celery's filesystem transport with its races taken out.

The stock transport shows a message before it is written (a reader may take the empty file), moves what it takes through
the shared temporary folder, and stops for good when somebody removes its folder. Here a message appears whole, is taken
by one rename inside the private folder, and missing folders are made again.
"""

from __future__ import annotations

import json
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem

_SUFFIX = ".msg"


class Channel(filesystem.Channel):
    """Messages are files `<time>_<id>.<queue>.msg` in one folder (mode 0700) that senders and workers share."""

    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]
        folder = private_folder(Path(self.data_folder_out))
        name = f"{time.time_ns()}_{uuid.uuid4()}.{queue}{_SUFFIX}"
        draft = folder / f".{name}"
        draft.write_text(json.dumps(payload), encoding="utf-8")
        draft.rename(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        folder = private_folder(Path(self.data_folder_in))
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}{_SUFFIX}":
                continue
            taken = folder / f".{name}"
            try:
                (folder / name).rename(taken)
                text = taken.read_text(encoding="utf-8")
                taken.unlink()
            except FileNotFoundError:
                # Another worker was faster, or the folder was removed just now.
                continue
            return json.loads(text)
        raise Empty

    def _size(self, queue: str) -> int:
        folder = private_folder(Path(self.data_folder_in))
        return sum(1 for name in os.listdir(folder) if name.partition(".")[2] == f"{queue}{_SUFFIX}")

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        private_folder(self.control_folder)
        super()._queue_bind(exchange, routing_key, pattern, queue)  # type: ignore[no-untyped-call]


class Transport(filesystem.Transport):
    """What Celery is given as `broker_transport`."""

    Channel = Channel


def private_folder(path: Path) -> Path:
    """Make `path` and its parent (the broker's folder) when they are missing, open to their owner only."""
    for folder in (path.parent, path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
