"""Where the one complete Chinese font of printed documents lies.

Names on pay lists need rare characters, so the font is Noto Sans CJK with all its 44,810 glyphs: from the wheel
noto-cjk-sans-otc of the lock file (no rights of root needed), else from Debian's package fonts-noto-cjk.
A collection's first face is Japanese: documents declare `lang="zh-CN"`, which selects the Chinese forms.
"""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path

FONT_FILE = "NotoSansCJK-Regular.ttc"
DEBIAN_FOLDER = Path("/usr/share/fonts/opentype/noto")


@functools.cache
def chinese_font_path() -> Path:
    """The font file (an OpenType collection); raises `RuntimeError` when none is installed."""
    package = find_spec("noto_cjk_sans_otc")
    folders = [*map(Path, (package.submodule_search_locations or []) if package else []), DEBIAN_FOLDER]
    for folder in folders:
        if (font := folder / FONT_FILE).is_file():
            return font
    raise RuntimeError("没有找到中文字体，不能生成 PDF 文书；请运行 ops/setup，或安装软件包 fonts-noto-cjk")
