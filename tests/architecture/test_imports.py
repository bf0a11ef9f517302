"""Who may import whom (architecture, "Who may import whom"). Messages name the remedy."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

from tests.architecture.source import ROOT, Source, sources, within


def _offenders(root: str, allowed) -> list[str]:
    return [
        f"{source.path}:{line} imports {module}"
        for source in sources()
        for line, module in source.imports()
        if (module == root or module.startswith(root + ".")) and not allowed(source)
    ]


def test_only_web_knows_litestar() -> None:
    assert _offenders("litestar", lambda source: within(source, "web/")) == []


def test_only_tables_and_queries_know_piccolo() -> None:
    def allowed(source: Source) -> bool:
        furniture = source.name == "tables.py" or source.name.startswith("queries")
        return furniture or within(source, "core/database/", "tenants/", "migrations/")

    assert _offenders("piccolo", allowed) == []


def test_only_jobs_know_celery() -> None:
    def allowed(source: Source) -> bool:
        return source.name == "jobs.py" or within(source, "core/jobs/", "ops/worker.py")

    assert _offenders("celery", allowed) == []
    assert _offenders("kombu", allowed) == []


@pytest.mark.parametrize("upper", ["plugins", "web", "ops", "migrations"])
def test_core_imports_nothing_above_it(upper: str) -> None:
    assert _offenders(upper, lambda source: not within(source, "core/")) == []


def test_tenants_import_no_feature() -> None:
    allowed = ("core.kernel", "core.database", "core.plugin_api", "core.plugin_host", "core")
    offenders = [
        f"{source.path}:{line} imports {module}"
        for source in sources()
        if within(source, "tenants/") and not within(source, "tenants/onboarding/")
        for line, module in source.imports()
        if module.startswith("core") and not module.startswith(allowed[:4])
    ]
    assert offenders == [], "the registry and the sessions lie below every feature"


def test_plugins_import_their_contract_only() -> None:
    offenders = []
    for source in sources():
        if not within(source, "plugins/"):
            continue
        own = ".".join(source.path.split("/")[:3])
        for line, module in source.imports():
            if module.split(".")[0] in {
                "core",
                "plugins",
                "tenants",
                "web",
                "ops",
                "migrations",
            } and not module.startswith(("core.plugin_api", "core.kernel", own)):
                offenders.append(
                    f"{source.path}:{line} imports {module}; plugins use core.plugin_api and core.kernel only"
                )
    assert offenders == []


def test_pure_files_do_no_input_or_output() -> None:
    heavy = ("piccolo", "litestar", "celery", "httpx", "asyncpg", "core.database", "tenants")
    offenders = [
        f"{source.path}:{line} imports {module}"
        for source in sources()
        if source.name in {"rules.py", "states.py", "stages.py", "chain.py", "eligibility.py", "amount.py"}
        for line, module in source.imports()
        if module.split(".")[0] in heavy or module.startswith(("core.database",))
    ]
    assert offenders == [], "decisions are pure: pass the facts in"


def test_no_import_inside_a_function() -> None:
    offenders = [
        f"{source.path}:{node.lineno} {function.name} imports inside its body"
        for source in sources()
        for function in source.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert offenders == [], "a hidden import hides a cycle: change the contract by an ADR instead"


def test_every_feature_has_its_layer() -> None:
    """import-linter passes over a package that no layer names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (contract,) = [each for each in settings["contracts"] if each["type"] == "layers"]
    named = {name for layer in contract["layers"] for name in re.split(r" [|:] ", layer)}
    features = {f"core.{source.feature}" for source in sources() if source.feature}
    modules = {"core.features", "core.plugin_host", "tenants.onboarding", "migrations", "web", "ops"}
    assert sorted((features | modules) - named) == [], "give it a place in [tool.importlinter]"
