"""Printed documents: HTML becomes PDF in processes of their own, with one complete Chinese font."""

from core.documents.check_code import check_code
from core.documents.engine import PdfWorkers
from core.documents.errors import DocumentFailed
from core.documents.missing_glyphs import missing_glyphs
from core.documents.page_shell import page_shell
from core.documents.render_pdf import render_pdf
from core.documents.render_template import render_template
from core.documents.split_rows import ROWS_PER_DOCUMENT, Part, split_rows

__all__ = [
    "ROWS_PER_DOCUMENT",
    "DocumentFailed",
    "Part",
    "PdfWorkers",
    "check_code",
    "missing_glyphs",
    "page_shell",
    "render_pdf",
    "render_template",
    "split_rows",
]
