"""Which characters the font of printed documents cannot show."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from core.kernel.fonts import chinese_font_path

_FULL_NAME = 4
"""The entry of a font's name table that holds its full name."""


@functools.lru_cache(maxsize=2)
def _characters(path: Path) -> frozenset[int]:
    """Code points of the face that documents are set in; reading every face of a collection would cost 300 MB."""
    with TTFont(path, fontNumber=_face_of(path), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _face_of(path: Path) -> int:
    """The place of the Simplified Chinese face in a collection; the only face of any other file."""
    if path.suffix.lower() not in {".ttc", ".otc"}:
        return -1
    with TTCollection(path, lazy=True) as collection:
        names = [str(font["name"].getDebugName(_FULL_NAME)) for font in collection.fonts]
    return next((place for place, name in enumerate(names) if " SC" in name and "Mono" not in name), 0)


def missing_glyphs(texts: Iterable[str]) -> str:
    """The characters of `texts` without a glyph, each once, in order of code point; `""` when all can be printed.

    Names with such characters have to be completed by hand on the printed notice, so the maker of a notice is told.
    """
    used = {character for text in texts for character in text if not character.isspace()}
    known = _characters(chinese_font_path())
    return "".join(sorted(character for character in used if ord(character) not in known))
