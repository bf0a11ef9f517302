"""The built portal (web/portal/dist) as files to send: read once, compressed variants chosen by the browser's words."""

from __future__ import annotations

import functools
import mimetypes
from dataclasses import dataclass
from pathlib import Path

DIST = Path(__file__).with_name("portal") / "dist"
"""Where `npm run build` puts the portal; the wheel carries it."""
_VARIANTS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it leaves: bytes, media type, and the encoding when a compressed variant was chosen."""

    content: bytes
    media_type: str
    encoding: str


def is_built(dist: Path = DIST) -> bool:
    """Whether the portal was built."""
    return (dist / "index.html").is_file()


def names(dist: Path = DIST) -> frozenset[str]:
    """The files below `assets/` that may be sent; a name from outside is only ever looked up here."""
    built = dist / "index.html"
    return _names(dist, built.stat().st_mtime_ns) if built.is_file() else frozenset()


@functools.lru_cache(maxsize=2)
def _names(dist: Path, _built_at: int) -> frozenset[str]:
    """Read once for each build: a portal that was built anew needs no new start of the server."""
    folder = dist / "assets"
    return frozenset(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def index(dist: Path = DIST) -> bytes:
    """The one page of the portal."""
    return (dist / "index.html").read_bytes()


def asset(name: str, accepted: str, dist: Path = DIST) -> Sent | None:
    """A file of `assets/`, compressed when `accepted` (Accept-Encoding) allows; None when there is none of that name."""
    known = names(dist)
    if name not in known:
        return None
    wanted = {part.split(";")[0].strip() for part in accepted.split(",")}
    encoding, suffix = next(
        (pair for pair in _VARIANTS if pair[0] in wanted and name + pair[1] in known), ("", "")
    )
    return Sent((dist / "assets" / (name + suffix)).read_bytes(), _media_type(name), encoding)


def _media_type(name: str) -> str:
    # Some systems' tables know modules as plain text, which browsers then refuse to run.
    if name.endswith((".js", ".mjs")):
        return "text/javascript"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
