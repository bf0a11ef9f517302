"""The QR code (二维码) by which anybody checks a printed document."""

from __future__ import annotations

import io

import segno


def check_code(url: str) -> bytes:
    """An SVG of the QR code for `url`, error correction M, with the four modules of quiet zone that scanners need."""
    drawing = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawing, kind="svg", border=4, xmldecl=False, svgns=True, nl=False
    )
    return drawing.getvalue()
