"""How many pages a printed document has."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

_OBJECT_STREAM = re.compile(rb"<<[^<>]*/ObjStm[^<>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_PAGE_TREE = re.compile(rb"<<[^<>]*/Type\s*/Pages\b[^<>]*>>")
_COUNT = re.compile(rb"/Count\s+(\d+)")


def count_pages(pdf: Path) -> int:
    """Pages of a PDF as the platform prints it: the page tree, without nesting, stands in a compressed object stream.

    Raises `ValueError` when there is none. A reader of PDFs would be one more package in production, for one figure.
    """
    for stream in _OBJECT_STREAM.finditer(pdf.read_bytes()):
        tree = _PAGE_TREE.search(zlib.decompressobj().decompress(stream[1]))
        count = tree and _COUNT.search(tree[0])
        if count:
            return int(count[1])
    raise ValueError(f"{pdf} has no page tree")
