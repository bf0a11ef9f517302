"""What a browser loads before the log-in page can be used, counted in the built portal."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from ops.platform.processes import ROOT

DIST = ROOT / "web/portal/dist"

LOG_IN_PAGE = "SignInPage"
_OF_PAGE = re.compile(r'(?:src|href)="/(assets/[^"]+)"')
_LATER = re.compile(rf"""import\([`"']\./{LOG_IN_PAGE}-[^)]*\),__vite__mapDeps\(\[([\d,]+)\]\)""")
_DEPENDENCIES = re.compile(r"m\.f=\[([^\]]*)\]")


class NotBuilt(LookupError):
    """There is no built portal, or not one that can be read; the text says what to do, in Chinese."""


def first_load_files(dist: Path = DIST) -> set[str]:
    """The files below `dist` that the log-in page needs: those that the one page names, and those of its own chunk.

    Vite writes into the entry which files a page that is loaded later brings along. Raises `NotBuilt`.
    """
    page = dist / "index.html"
    if not page.is_file():
        raise NotBuilt(
            f"{dist} 下没有编译好的门户：请先运行 ./ops/setup，或在 web/portal 中运行 npm run build"
        )
    named = set(_OF_PAGE.findall(page.read_text(encoding="utf-8")))
    for entry in sorted(named):
        if entry.endswith(".js"):
            text = (dist / entry).read_text(encoding="utf-8")
            wanted, known = _LATER.search(text), _DEPENDENCIES.search(text)
            if wanted and known:
                files = re.findall(r'"([^"]+)"', known[1])
                return {"index.html", *named, *(files[int(place)] for place in wanted[1].split(","))}
    raise NotBuilt(f"{page} 中找不到登录页：门户的编译方式变了，请更正 ops/bench/portal/first_load.py")


def first_load_bytes(dist: Path = DIST) -> int:
    """Their size, each gzipped."""
    return sum(len(gzip.compress((dist / name).read_bytes(), 9)) for name in first_load_files(dist))
