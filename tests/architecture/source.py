"""The project's own Python files, parsed once for all architecture tests."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "plugins", "tenants", "migrations", "web", "ops")


@dataclass(frozen=True)
class Source:
    """One parsed file; `path` is relative to the project."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return Path(self.path).name

    @property
    def feature(self) -> str:
        """The feature of core that the file belongs to, or an empty text."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "core" and len(parts) > 2 else ""

    def imports(self) -> list[tuple[int, str]]:
        """Every imported module with its line."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found.extend((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append((node.lineno, node.module))
        return found

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [
            node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]


@functools.cache
def sources() -> tuple[Source, ...]:
    """All files of the product, in order."""
    found = []
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if {"node_modules", "__pycache__"} & set(file.parts):
                continue
            text = file.read_text(encoding="utf-8")
            found.append(Source(str(file.relative_to(ROOT)), text, ast.parse(text)))
    return tuple(found)


def within(source: Source, *places: str) -> bool:
    """Whether the file is one of `places` (files) or lies below one (folders end with a slash)."""
    return any(
        source.path.startswith(place) if place.endswith("/") else source.path == place for place in places
    )
