"""How the platform and its PDF process talk: frames of four bytes of length and a body.

A request is JSON `{"html": str, "assets": {name: base64}}`. An answer is one byte, `P` before a PDF or `E` before an
error text in UTF-8.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

LENGTH_BYTES = 4
MAX_FRAME_BYTES = 64 * 1024 * 1024
PDF = b"P"
FAILED = b"E"


def pack(body: bytes) -> bytes:
    """`body` with its length before it; raises `ValueError` beyond `MAX_FRAME_BYTES`."""
    if len(body) > MAX_FRAME_BYTES:
        raise ValueError(f"a frame of {len(body)} bytes exceeds the limit of {MAX_FRAME_BYTES}")
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def body_length(head: bytes) -> int:
    """The number of bytes that follow `head`; raises `ValueError` beyond `MAX_FRAME_BYTES`."""
    length = int.from_bytes(head, "big")
    if length > MAX_FRAME_BYTES:
        raise ValueError(f"a frame of {length} bytes exceeds the limit of {MAX_FRAME_BYTES}")
    return length


def pack_request(html: str, assets: Mapping[str, bytes]) -> bytes:
    """One document as a frame."""
    encoded = {name: base64.b64encode(content).decode("ascii") for name, content in assets.items()}
    return pack(json.dumps({"html": html, "assets": encoded}, ensure_ascii=False).encode())


def read_request(body: bytes) -> tuple[str, dict[str, bytes]]:
    """HTML and assets of a request; raises `ValueError` for anything else."""
    raw = json.loads(body)
    return raw["html"], {name: base64.b64decode(content) for name, content in raw["assets"].items()}
