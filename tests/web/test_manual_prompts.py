"""操作手册: every prompt that its 常见提示 explain is one that the platform really shows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "web/portal/src/pages/administration/manual.ts"
_PAIR = re.compile(r"\[\s*'([^']+)',\s*'[^']+',?\s*\]")


def prompts() -> list[str]:
    """The prompts of all chapters, as the manual quotes them."""
    text = MANUAL.read_text(encoding="utf-8")
    return [
        prompt
        for block in text.split("messages: [")[1:]
        for prompt in _PAIR.findall(block.split("steps:")[0])
    ]


def shown_texts() -> str:
    """Everything that server, plugins and portal may say, without the joints between the parts of a sentence."""
    files = [
        *(path for part in ("core", "web", "plugins") for path in (ROOT / part).rglob("*.py")),
        *(path for path in (ROOT / "web/portal/src").rglob("*.vue")),
        *(path for path in (ROOT / "web/portal/src").rglob("*.ts") if path != MANUAL),
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if "node_modules" not in path.parts)
    return re.sub(r"[\"']\s+f?[\"']", "", text)


def test_every_prompt_of_the_manual_is_one_that_the_platform_shows() -> None:
    known, told = shown_texts(), prompts()
    assert len(told) > 20, "the manual is read"
    assert [prompt for prompt in told if prompt not in known] == [], "quote the words of the platform"
