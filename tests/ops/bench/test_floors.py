import ast
from pathlib import Path

import ops.bench.floors


def test_floors_use_nothing_of_the_platform() -> None:
    tree = ast.parse(Path(ops.bench.floors.__file__).read_text(encoding="utf-8"))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not modules & {"core", "tenants", "migrations", "plugins", "web", "ops"}
