"""Turn a notice into PDF files outside the web root."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from core.documents import PdfWorkers, missing_glyphs
from core.kernel.settings import settings
from core.publicity.make_notice import NoticePart

FOLDER = "documents"
"""Below the folder of all variable data, with a folder for each county."""


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One part as stored: `path` is relative to the folder of all variable data."""

    part: int
    parts: int
    rows: int
    missing_glyphs: str
    path: str
    sha256: bytes
    bytes: int


async def print_notice(
    public_id: str, notice: Sequence[NoticePart], *, county: str, names: str, workers: PdfWorkers
) -> list[PrintedPart]:
    """Make and store the PDFs of one notice; `names` are all texts whose characters must be printable.

    Every print has files of its own: two jobs may print the same posting at once, and what one of them records must not
    become the other's file. No session may be open: this takes seconds. Raises `DocumentFailed`, `DocumentWorkerLost` (retryable).
    """
    lacking = missing_glyphs([names])
    pdfs = await asyncio.gather(*(workers.render(part.html, assets=part.assets) for part in notice))
    printed = []
    for part, pdf in zip(notice, pdfs, strict=True):
        path = f"{FOLDER}/{county}/{public_id}-{part.number}-{secrets.token_hex(8)}.pdf"
        await asyncio.to_thread(_store, settings().var / path, pdf)
        printed.append(
            PrintedPart(part.number, part.of, part.rows, lacking, path, sha256(pdf).digest(), len(pdf))
        )
    return printed


def _store(path: Path, content: bytes) -> None:
    """Write a new file, readable by the platform alone. It is complete before anything names it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)


def remove_prints(paths: Sequence[str]) -> None:
    """Delete printed files that nothing names any more; `paths` as in `PrintedPart`."""
    for path in paths:
        (settings().var / path).unlink(missing_ok=True)
