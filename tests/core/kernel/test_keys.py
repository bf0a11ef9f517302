"""The key file: refused when others may read it or it is a demo's in production; its wrapping key can be rotated."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from core.kernel.keys import add_wrapping_key, create_key_file, read_keys
from core.kernel.settings import SettingsError


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A new production key file."""
    path = tmp_path / "keys.json"
    create_key_file(path, demo=False)
    return path


def test_a_new_key_file_belongs_to_its_owner_alone_and_is_never_replaced(key_file: Path) -> None:
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    before = key_file.read_bytes()
    with pytest.raises(FileExistsError):
        create_key_file(key_file, demo=False)
    assert key_file.read_bytes() == before


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o602])
def test_a_key_file_that_others_may_touch_is_refused(key_file: Path, mode: int) -> None:
    key_file.chmod(mode)
    with pytest.raises(SettingsError, match="0600"):
        read_keys(key_file, "production")


def test_keys_of_a_demonstration_are_refused_in_production_only(tmp_path: Path) -> None:
    create_key_file(tmp_path / "demo.json", demo=True)
    assert read_keys(tmp_path / "demo.json", "demo").demo
    with pytest.raises(SettingsError, match="refused in production"):
        read_keys(tmp_path / "demo.json", "production")


@pytest.mark.parametrize(
    "change",
    [
        {"wrapping": {}},
        {"wrapping": []},
        {"wrapping_current": "w9"},
        {"digest": base64.b64encode(b"short").decode()},
        {"audit": "not base64 at all"},
        {"digest": None},
    ],
)
def test_a_damaged_key_file_is_refused_without_showing_a_key(
    key_file: Path, change: dict[str, object]
) -> None:
    content = json.loads(key_file.read_text())
    key_file.write_text(json.dumps(content | change))
    with pytest.raises(SettingsError, match="keys.json") as refusal:
        read_keys(key_file, "production")
    assert content["audit"] not in str(refusal.value)


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.json"):
        read_keys(tmp_path / "gone.json", "production")


def test_a_new_wrapping_key_wraps_and_the_old_one_still_opens(key_file: Path) -> None:
    before = read_keys(key_file, "production")
    old = before.wrap(b"d" * 32, "530423|1")
    assert add_wrapping_key(key_file) == "w2"
    after = read_keys(key_file, "production")
    new = after.wrap(b"d" * 32, "530423|1")
    assert (old[1], new[1]) == ("w1", "w2")
    assert after.unwrap(*old, "530423|1") == after.unwrap(*new, "530423|1") == b"d" * 32
    assert (after.digest, after.audit, after.demo) == (before.digest, before.audit, before.demo)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert list(key_file.parent.iterdir()) == [key_file]
    with pytest.raises(SettingsError, match="w2"):
        before.unwrap(*new, "530423|1")


def test_a_data_key_opens_in_its_own_place_only(key_file: Path) -> None:
    keys = read_keys(key_file, "production")
    wrapped, name = keys.wrap(b"d" * 32, "530423|1")
    with pytest.raises(InvalidTag):
        keys.unwrap(wrapped, name, "530425|1")
