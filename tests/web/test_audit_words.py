"""Every action that core records has words that an official reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from web.pages.audit_words import PARTS, VERBS

CORE = Path(__file__).parents[2] / "core"


def test_every_recorded_action_has_its_words() -> None:
    unknown = {
        action
        for action in _actions()
        if (halves := action.split("."))[0] not in PARTS or (halves[1] and halves[1] not in VERBS)
    }
    assert unknown == set(), "add them to web/pages/audit_words.py"


def _actions() -> Iterator[str]:
    """`subject.verb` wherever core makes an AuditRecord; only `subject.` where the verb is computed."""
    for file in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AuditRecord" and node.args:
                texts = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                yield from (str(text) for text in texts if "." in str(text))
