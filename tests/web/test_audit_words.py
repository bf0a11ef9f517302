"""Every action that core records has words that an official reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from core.features import load_features
from core.jobs.registry import JOB_KINDS
from web.pages.audit_words import FIELDS, PARTS, VALUES, VERBS

CORE = Path(__file__).parents[2] / "core"


def test_every_recorded_action_has_its_words() -> None:
    unknown = {
        action
        for action in _actions()
        if (halves := action.split("."))[0] not in PARTS or (halves[1] and halves[1] not in VERBS)
    }
    assert unknown == set(), "add them to web/pages/audit_words.py"


def test_every_recorded_field_has_its_words() -> None:
    unknown = {
        key.value
        for record in _records()
        for part in record.keywords
        if part.arg in {"before", "after"}
        for written in ast.walk(part.value)
        if isinstance(written, ast.Dict)
        for key in written.keys
        if isinstance(key, ast.Constant) and key.value not in FIELDS
    }
    assert unknown == set(), "add them to FIELDS of web/pages/audit_words.py"


def test_every_kind_of_job_has_its_words() -> None:
    load_features()
    unknown = {kind for kind in JOB_KINDS if not kind.startswith(("test.", "tests.")) and kind not in VALUES}
    assert unknown == set(), "add them to VALUES of web/pages/audit_words.py"


def _actions() -> Iterator[str]:
    """`subject.verb` wherever core makes an AuditRecord; only `subject.` where the verb is computed."""
    for record in _records():
        if record.args:
            texts = [part.value for part in ast.walk(record.args[0]) if isinstance(part, ast.Constant)]
            yield from (str(text) for text in texts if "." in str(text))


def _records() -> Iterator[ast.Call]:
    """Every place where core makes an AuditRecord."""
    for file in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AuditRecord":
                yield node
