"""The lock files name versions and hashes, never the place a package came from."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK_FILES = ("requirements.txt", "requirements-dev.txt")


def pinned(name: str) -> dict[str, str]:
    """Version by package name in a lock file of the root."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("name", LOCK_FILES)
def test_lock_file_holds_no_address(name):
    lines = (ROOT / name).read_text().splitlines()
    found = [line for line in lines if "://" in line or "file:" in line or line.startswith("-")]
    assert not found, f"{name}: addresses and index options stay out of lock files: {found}"


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_package_is_pinned_with_a_hash(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    assert len(blocks) > 50
    bare = [block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block]
    assert not bare, f"{name}: without version or hash: {bare}"


def test_npm_lock_holds_no_registry_and_every_package_a_hash():
    lock = json.loads((ROOT / "web/portal/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 100
    # Sponsors' pages of authors are no place that a package comes from.
    bare = {name: {key: entry[key] for key in entry if key != "funding"} for name, entry in packages.items()}
    assert [name for name, entry in bare.items() if re.search(r"://|file:", json.dumps(entry))] == []
    assert [
        name for name, entry in bare.items() if not entry.get("integrity", "").startswith("sha512-")
    ] == []


def test_npm_packages_are_pinned_exactly():
    package = json.loads((ROOT / "web/portal/package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_development_lock_contains_the_runtime_lock():
    runtime, development = (pinned(name) for name in LOCK_FILES)
    differing = {name for name, version in runtime.items() if development.get(name) != version}
    assert not differing, "make requirements-dev.txt again, constrained by requirements.txt"
