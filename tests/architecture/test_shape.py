"""Small files, small functions, documented names, one verb for each file."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import sources, within

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 70
FURNITURE = re.compile(
    r"^(__init__|tables|states|stages|chain|rules|errors|jobs|gates|registry|job|hints|may|scope|broker|official|directory|child|"
    r"queries(_\w+)?)\.py$"
)


def test_files_stay_small() -> None:
    long = [
        f"{s.path}: {s.text.count(chr(10))} lines" for s in sources() if s.text.count("\n") > MAX_FILE_LINES
    ]
    assert long == [], "split by verb or topic"


def test_functions_stay_small() -> None:
    long = [
        f"{source.path}:{function.lineno} {function.name}: {function.end_lineno - function.lineno + 1} lines"
        for source in sources()
        for function in source.functions()
        if function.end_lineno is not None and function.end_lineno - function.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_public_names_are_documented() -> None:
    bare = []
    for source in sources():
        if not ast.get_docstring(source.tree) and source.text.strip():
            bare.append(f"{source.path}: no module docstring")
        for node in source.tree.body:
            if not isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            ) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                bare.append(f"{source.path}:{node.lineno} {node.name}: no docstring")
            if isinstance(node, ast.ClassDef):
                bare.extend(
                    f"{source.path}:{method.lineno} {node.name}.{method.name}: no docstring"
                    for method in node.body
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
                    and not method.name.startswith("_")
                    and not ast.get_docstring(method)
                )
    assert bare == []


def test_no_vague_names() -> None:
    vague = re.compile(r"(^|_)(manager|helper|helpers|util|utils|misc|common)(_|\.|$)", re.IGNORECASE)
    assert [s.path for s in sources() if vague.search(s.name)] == []
    assert [
        f"{s.path}:{n.lineno} {n.name}"
        for s in sources()
        for n in ast.walk(s.tree)
        if isinstance(n, ast.ClassDef) and re.search(r"(Manager|Helper|Util|Utils)$", n.name)
    ] == []


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK|raise NotImplementedError)\b")
    assert [s.path for s in sources() if marks.search(s.text)] == []


def test_a_verb_file_holds_one_public_function_of_its_name() -> None:
    """A file named after its use case offers that use case (they are all async) and no other."""
    wrong = []
    for source in sources():
        if not source.feature or source.path.count("/") != 2 or FURNITURE.match(source.name):
            continue
        if within(source, "core/kernel/", "core/plugin_api/", "core/database/"):
            continue
        functions = [
            node.name
            for node in source.tree.body
            if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
        ]
        stem = source.name.removesuffix(".py")
        if stem in functions and functions != [stem]:
            wrong.append(f"{source.path}: also offers {[name for name in functions if name != stem]}")
    assert wrong == [], "one use case, one file, one public function of that name"
