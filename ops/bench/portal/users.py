"""Officials who ask for lists: a process of its own, so that what asking costs is not taken for what answering costs.

`python -m ops.bench.portal.users` reads an order from each line of standard input, a JSON object: `host` and `port` (loopback
only), `rounds`, `pace` (seconds between two requests of a user) and `users`, a list of [address, cookie]. Every user has a
connection of its own, and they are spread evenly over the pace. For each order it writes one line: the milliseconds of every
answer by round, and what was not answered with 2xx. It ends with its input, or when a server is silent for too long.

Milliseconds count from the moment when the user meant to ask: an answer that comes late makes the next request late too, and
that lateness is part of what the user feels.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass
from typing import Any

_LOOPBACK = "127.0.0.1"
_PATIENCE_SECONDS = 30


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> tuple[int, bytes]:
    """Status and body of one request on an open connection."""
    writer.write(request)
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(b" ", 2)[1])
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return status, await reader.readexactly(int(length or 0))


@dataclass(frozen=True, slots=True)
class Order:
    """What the users are to do; see the module."""

    host: str
    port: int
    rounds: int
    pace: float
    users: list[tuple[str, str]]


async def _use(order: Order, number: int, began: float, said: dict[str, Any]) -> None:
    """The requests of one user."""
    address, cookie = order.users[number]
    request = (
        f"GET {address} HTTP/1.1\r\nHost: {_LOOPBACK}:{order.port}\r\nCookie: {cookie}\r\nAccept: application/json\r\n\r\n"
    ).encode()
    reader, writer = await asyncio.open_connection(_LOOPBACK, order.port)
    try:
        for turn in range(order.rounds):
            meant = began + (turn + number / len(order.users)) * order.pace
            await asyncio.sleep(max(0.0, meant - time.perf_counter()))
            async with asyncio.timeout(_PATIENCE_SECONDS):
                status, body = await _ask(reader, writer, request)
            said["milliseconds"][turn].append((time.perf_counter() - meant) * 1000)
            if not 200 <= status < 300:
                said["failures"].append([address, status, body.decode(errors="replace")[:300]])
    except (OSError, EOFError, TimeoutError) as error:
        said["failures"].append([address, 0, repr(error)])
    finally:
        writer.close()


async def use(order: Order) -> dict[str, Any]:
    """Let all users ask; returns their milliseconds by round, and the failures. Raises `ValueError` for another machine."""
    if order.host != _LOOPBACK:
        raise ValueError(f"only {_LOOPBACK} is ever asked, not {order.host}")
    said: dict[str, Any] = {"milliseconds": [[] for _ in range(order.rounds)], "failures": []}
    began = time.perf_counter() + 0.05
    await asyncio.gather(*(_use(order, number, began, said) for number in range(len(order.users))))
    return said


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(asyncio.run(use(Order(**json.loads(line))))), flush=True)
