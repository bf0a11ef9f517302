"""Every lesson of other systems has its tests, and each test that is named exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parent.parent
LESSONS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "lessons.yaml").read_text(encoding="utf-8"))


def _functions(tree: ast.Module) -> Iterator[str]:
    """`test_…` and `TestClass::test_…` of a module, as it is written."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}::{member.name}"


def test_all_lessons_are_there() -> None:
    assert list(LESSONS) == [f"L{number}" for number in range(1, 38)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_names_tests_that_exist(lesson: str) -> None:
    named = LESSONS[lesson]["tests"]
    assert LESSONS[lesson]["fault"] and named and len(named) == len(set(named))
    for node in named:
        file, _, function = node.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert function in set(_functions(tree)), node
