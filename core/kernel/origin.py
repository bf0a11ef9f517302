"""Where a change comes from: the client address and request that audit entries name."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """`address` of the client, `channel` (web, job, cli) and `request_id` that logs share."""

    address: str = ""
    channel: str = "cli"
    request_id: str = ""


_origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039 - frozen, never mutated


def set_origin(origin: Origin) -> None:
    """Name the origin of everything that the current task does from here on."""
    _origin.set(origin)


def current_origin() -> Origin:
    """The origin of the current task."""
    return _origin.get()
