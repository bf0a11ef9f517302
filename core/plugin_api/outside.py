"""What the host hands to a plugin that speaks to an outside party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from core.kernel.errors import YikatongError


class PartyRefused(YikatongError):
    """The outside party understood the request and refuses it for good; sending it again does not help."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A ready HTTP client for one outside party, with time-outs and certificate pinning set by the host.

    `secret` signs requests and checks answers; `options` holds what the party's settings add. A plugin raises
    `core.kernel.errors.Unavailable` when the party cannot be reached or answers nonsense, and `PartyRefused` when
    it refuses for good.
    """

    client: httpx.AsyncClient
    secret: bytes
    options: Mapping[str, Any] = field(default_factory=dict)
