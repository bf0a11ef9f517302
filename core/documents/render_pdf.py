"""One document, in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping

from core.documents.engine import PdfWorkers


async def render_pdf(html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of `html`; for several documents share one `PdfWorkers`, which saves a second each.

    `assets` (name → content) are what the document may use as `asset:<name>`; anything else is left out. Raises
    `DocumentFailed`, or `DocumentWorkerLost` (retryable).
    """
    async with PdfWorkers() as workers:
        return await workers.render(html, assets=assets)
