"""The limits of a process that looks at a hostile file, and how it speaks to the one that started it.

A frame is a 4-byte big-endian length and a MessagePack value.
"""

from __future__ import annotations

import resource
import signal
import sys

import msgspec

from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge

_encode = msgspec.msgpack.Encoder().encode


def confine() -> None:
    """Set the limits of this process; called before anything is imported that looks at the file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY_BYTES, limits.CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_CPU_SECONDS, limits.CHILD_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.alarm(limits.CHILD_WALL_SECONDS)  # should the parent die and never come back to end this process


def send(value: object) -> None:
    """Send one frame."""
    body = _encode(value)
    sys.stdout.buffer.write(len(body).to_bytes(4, "big") + body)
    sys.stdout.buffer.flush()


def send_refusal(refusal: Invalid) -> None:
    """Send the reason why the file is not read, for the other process to raise in the same words."""
    send(
        {
            "refused": refusal.code,
            "message": refusal.message,
            "row": refusal.row,
            "too_large": isinstance(refusal, TooLarge),
            "details": refusal.details,
        }
    )
