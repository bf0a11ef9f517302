"""A process that could not run says which variable is wrong, and never repeats a secret."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core.kernel.settings import OutsideParty, ServerSettings, SettingsError, read_settings

SERVERS = '{"main": {"app_url": "postgresql://a:secret@h/d", "owner_url": "postgresql://o:secret@h/d"}}'
ENOUGH = {"YKT_SERVERS": SERVERS, "YKT_KEY_FILE": "/k.json"}


def test_two_variables_are_enough() -> None:
    settings = read_settings(ENOUGH)
    assert settings.environment == "production"
    assert settings.servers == {
        "main": ServerSettings("postgresql://a:secret@h/d", "postgresql://o:secret@h/d")
    }
    assert settings.zones == {"public", "outer", "inner"}
    assert settings.broker_url == f"filesystem://{Path('var').absolute() / 'broker'}"
    assert (settings.clock_file, settings.outside) == (None, {})
    assert settings.attachments.is_relative_to(settings.var)


def test_every_variable_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text(
        json.dumps({"card_registry": {"url": "https://h", "secret": "s", "timeout_seconds": 3}})
    )
    settings = read_settings(
        ENOUGH
        | {
            "YKT_ENVIRONMENT": "rehearsal",
            "YKT_BROKER_URL": "redis://:p@h:1/0",
            "YKT_VAR": str(tmp_path),
            "YKT_OUTSIDE_FILE": str(outside),
            "YKT_CLOCK_FILE": str(tmp_path / "clock"),
            "YKT_ZONES": "inner,outer",
            "YKT_PUBLIC_URL": "https://ykt.example.cn/",
            "YKT_SESSION_IDLE_MINUTES": "5",
            "YKT_POOL_SIZE": "3",
            "YKT_HTTPS": "no",
            "YKT_TRUSTED_PROXIES": "10.1.0.5, fd00::/64",
            "YKT_SIGN_IN_DAYS": "180",
            "YKT_JOB_LEASE_SECONDS": "2",
        }
    )
    assert settings.environment == "rehearsal"
    assert settings.broker_url == "redis://:p@h:1/0"
    assert settings.outside == {"card_registry": OutsideParty("https://h", None, "s", 3)}
    assert settings.clock_file == tmp_path / "clock"
    assert settings.zones == {"inner", "outer"}
    assert settings.public_url == "https://ykt.example.cn"
    assert (settings.https, settings.sign_in_days) == (False, 180)
    assert [str(one) for one in settings.trusted_proxies] == ["10.1.0.5/32", "fd00::/64"]
    assert (settings.session_idle_minutes, settings.pool_size, settings.job_lease_seconds) == (5, 3, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YKT_ENVIRONMENT", "prod"),
        ("YKT_SERVERS", ""),
        ("YKT_SERVERS", "{"),
        ("YKT_SERVERS", "[]"),
        ("YKT_SERVERS", "{}"),
        ("YKT_SERVERS", '{"east": {"app_url": "postgresql://a:secret@h/d"}}'),
        ("YKT_SERVERS", '{"main": {"app_url": "mysql://a:secret@h/d"}}'),
        ("YKT_SERVERS", '{"main": {"app_url": 5}}'),
        ("YKT_SERVERS", '{"main": {"url": "postgresql://a:secret@h/d"}}'),
        ("YKT_KEY_FILE", ""),
        ("YKT_BROKER_URL", "kafka://a:secret@h"),
        ("YKT_OUTSIDE_FILE", "/nowhere.json"),
        ("YKT_ZONES", "inner,dmz"),
        ("YKT_ZONES", ""),
        ("YKT_PUBLIC_URL", "ykt.example.cn"),
        ("YKT_CLOCK_FILE", "/clock"),
        ("YKT_SESSION_IDLE_MINUTES", "half"),
        ("YKT_POOL_SIZE", "0"),
        ("YKT_JOB_LEASE_SECONDS", "-1"),
        ("YKT_HTTPS", "no"),
        ("YKT_HTTPS", "1"),
        ("YKT_TRUSTED_PROXIES", "10.0.0.5/24"),
        ("YKT_SIGN_IN_DAYS", "30"),
    ],
)
def test_a_wrong_variable_is_named_and_no_secret_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as refusal:
        read_settings(ENOUGH | {name: value})
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("text", ["{", "[]", '{"bank": {}}', '{"bank": {"address": "x"}}'])
def test_a_wrong_file_of_outside_parties_is_named(tmp_path: Path, text: str) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text(text)
    with pytest.raises(SettingsError, match="YKT_OUTSIDE_FILE"):
        read_settings(ENOUGH | {"YKT_OUTSIDE_FILE": str(outside)})


def test_the_table_of_the_module_names_every_variable() -> None:
    module = Path(read_settings.__code__.co_filename).read_text(encoding="utf-8")
    text, code = module.split('"""', 2)[1:]
    assert set(re.findall(r'"(YKT_[A-Z_]+)"', code)) == set(re.findall(r"^\| `(YKT_[A-Z_]+)`", text, re.M))
