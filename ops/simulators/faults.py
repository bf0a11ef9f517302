"""Faults that a simulator shows on request, set while it runs through `POST /control/faults`."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

WRONG_ANSWERS = frozenset({"", "signature", "json", "shape", "stranger", "twice"})


@dataclass(frozen=True, slots=True)
class Faults:
    """How one party misbehaves.

    slow_ms: waits so many milliseconds first. down: answers 503. drop: cuts the connection before doing anything.
    lost_response: does the work, then cuts the connection. wrong: `signature`, `json` (no JSON at all), `shape`
    (other fields), `stranger` (about somebody or something that was not asked) or `twice` (a person or row doubled). partial: leaves out this share
    of the people or results, always the same ones. duplicate, out_of_order, checksum: of a bank's results.
    times: for how many requests, None = until changed. after: so many requests are answered well first.
    """

    slow_ms: int = 0
    down: bool = False
    drop: bool = False
    lost_response: bool = False
    wrong: str = ""
    partial: float = 0.0
    duplicate: bool = False
    out_of_order: bool = False
    checksum: bool = False
    times: int | None = None
    after: int = 0

    def leaves_out(self, key: str) -> bool:
        """Whether this person or result falls into the share that is left out."""
        return self.partial > 0 and zlib.crc32(key.encode()) < self.partial * 2**32


NO_FAULTS = Faults()
_KINDS: dict[str, type | tuple[type, ...]] = {
    "slow_ms": int,
    "wrong": str,
    "partial": (int, float),
    "times": (int, type(None)),
    "after": int,
}


def read_faults(raw: dict[str, Any]) -> Faults:
    """Faults from the body of a control request; raises HTTP 400 that names what is wrong."""
    known = {field.name for field in fields(Faults)}
    for name, value in raw.items():
        if name not in known:
            raise HTTPException(400, f"unknown fault {name}; there are {', '.join(sorted(known))}")
        if not isinstance(value, _KINDS.get(name, bool)):
            raise HTTPException(400, f"{name} cannot be {value!r}")
    faults = Faults(**raw)
    if faults.wrong not in WRONG_ANSWERS or not 0 <= faults.partial <= 1 or faults.slow_ms < 0:
        raise HTTPException(400, "wrong, partial or slow_ms is outside what is allowed")
    return faults


class FaultBoard:
    """The faults in force for each party of one process."""

    def __init__(self, parties: tuple[str, ...]) -> None:
        self._faults = dict.fromkeys(parties, NO_FAULTS)
        self.requests = dict.fromkeys(parties, 0)

    def draw(self, party: str) -> Faults:
        """Count a request to `party` and return the faults that it meets."""
        self.requests[party] += 1
        faults = self._faults[party]
        if faults.after > 0:
            self._faults[party] = replace(faults, after=faults.after - 1)
            return NO_FAULTS
        if faults.times is not None:
            left = faults.times - 1
            self._faults[party] = replace(faults, times=left) if left > 0 else NO_FAULTS
        return faults

    def routes(self) -> list[Route]:
        """`/control/faults` (GET, POST) and `/control/requests` (GET)."""
        return [
            Route("/control/faults", self._show, methods=["GET"]),
            Route("/control/faults", self._change, methods=["POST"]),
            Route("/control/requests", self._counts, methods=["GET"]),
        ]

    async def _show(self, request: Request) -> Response:
        return JSONResponse({party: asdict(faults) for party, faults in self._faults.items()})

    async def _change(self, request: Request) -> Response:
        raw = await request.json()
        party = raw.pop("party", None)
        if party not in self._faults:
            raise HTTPException(400, f"unknown party; there are {', '.join(self._faults)}")
        self._faults[party] = read_faults(raw)
        return JSONResponse(asdict(self._faults[party]))

    async def _counts(self, request: Request) -> Response:
        return JSONResponse(self.requests)


class CutConnection(Response):
    """Begins an answer and never ends it, so that the server closes the connection in the middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise a kilobyte, deliver one byte, return."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1024")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
