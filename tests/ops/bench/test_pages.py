"""Pages are counted without a reader of PDFs, and as a reader counts them."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from core.documents import page_shell, render_pdf
from ops.bench.pages import count_pages


@pytest.mark.parametrize("pages", [1, 3])
async def test_pages_are_those_that_a_reader_counts(tmp_path: Path, pages: int) -> None:
    file = tmp_path / "notice.pdf"
    content = '<p style="break-after: page">公示</p>' * (pages - 1) + "<p>公示 /Type /Pages /Count 9</p>"
    file.write_bytes(await render_pdf(page_shell("公示", content)))
    assert count_pages(file) == len(pypdf.PdfReader(file).pages) == pages


def test_what_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    file.write_bytes(b"PK")
    with pytest.raises(ValueError, match="notice.pdf"):
        count_pages(file)
