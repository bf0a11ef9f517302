"""The PDF process: reads documents from stdin, writes PDFs to stdout, one after another, until stdin ends.

Started as `python -m core.documents.child`. Memory is limited before the large libraries are loaded, and CPU time anew
for each document, so that a hostile or broken document ends this process and nothing else.
"""

from __future__ import annotations

import gc
import resource
import sys

MEMORY_BYTES = 1536 * 1024 * 1024
CPU_SECONDS_PER_DOCUMENT = 60

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

import mimetypes  # noqa: E402 - the limits come first
from typing import Any, BinaryIO  # noqa: E402

from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: E402

from core.documents import frames  # noqa: E402
from core.documents.page_shell import STYLESHEET  # noqa: E402

ASSET_SCHEME = "asset:"


class AssetFetcher(URLFetcher):
    """Gives out what came with the document (`asset:<name>`) and nothing else: no network, no files."""

    def __init__(self, assets: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The asset that `url` names; raises `ValueError` for any other address, which leaves it out."""
        content = self._assets.get(url.removeprefix(ASSET_SCHEME)) if url.startswith(ASSET_SCHEME) else None
        if content is None:
            raise ValueError("a document may use its own assets only")
        media_type = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


def make_pdf(html: str, assets: dict[str, bytes]) -> bytes:
    """Lay out one document. The platform's stylesheet applies before the document's own."""
    fetcher = AssetFetcher(assets)
    document = HTML(string=html, base_url=ASSET_SCHEME, url_fetcher=fetcher)
    pdf: bytes = document.write_pdf(stylesheets=[CSS(string=STYLESHEET, url_fetcher=fetcher)])
    return pdf


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request until the input ends.

    The boxes of a layout live until its end, so the collector rests meanwhile (a fifth of the time) and runs afterwards,
    while the platform stores the answer.
    """
    gc.freeze()
    gc.disable()
    while len(head := requests.read(frames.LENGTH_BYTES)) == frames.LENGTH_BYTES:
        body = requests.read(frames.body_length(head))
        _allow_cpu_time()
        try:
            answer = frames.PDF + make_pdf(*frames.read_request(body))
        except (ValueError, KeyError, MemoryError, RecursionError, OSError, AssertionError) as error:
            answer = frames.FAILED + f"{type(error).__name__}: {error}"[:500].encode()
        answers.write(frames.pack(answer))
        answers.flush()
        gc.collect()


def _allow_cpu_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS_PER_DOCUMENT
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
