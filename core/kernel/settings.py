"""All settings of a process, read once from environment variables into one typed object.

| variable | meaning | default |
|---|---|---|
| `YKT_ENVIRONMENT` | `demo`, `test`, `rehearsal` or `production` | `production` |
| `YKT_SERVERS` | JSON: server name → `{"app_url", "owner_url"}`; `main` holds the schema `platform` | required |
| `YKT_KEY_FILE` | JSON key file (mode 0600), made by `ykt keys create` | required |
| `YKT_BROKER_URL` | Celery broker: `filesystem:///folder`, `redis://…` or `amqp://…` | `filesystem://` below `YKT_VAR` |
| `YKT_VAR` | folder for attachments, exports, broker files, signed audit heads | `var` |
| `YKT_OUTSIDE_FILE` | JSON: name of an outside party → `{"url", "ca_file", "secret", "timeout_seconds"}` | none |
| `YKT_CLOCK_FILE` | offset file of the business clock; refused in production | none |
| `YKT_ZONES` | comma list of the zones that this web process serves: `public`, `outer`, `inner` | all |
| `YKT_PUBLIC_URL` | address under which citizens reach the public pages (QR codes) | `http://127.0.0.1:8000` |
| `YKT_HTTPS` | `yes` or `no`: whether browsers reach this platform by HTTPS (then cookies are `__Host-…` and Secure); production refuses `no` | `no` in `demo` and `test`, else `yes` |
| `YKT_TRUSTED_PROXIES` | comma list of addresses or networks of the reverse proxies whose `X-Forwarded-For` is believed | none |
| `YKT_SCAN_COMMAND` | command of the virus scanner; gets a path, ends with 0 (clean) or 1 (infected); anything else refuses the upload | none |
| `YKT_SESSION_IDLE_MINUTES` | minutes without a request after which a log-in ends | 30 |
| `YKT_SIGN_IN_DAYS` | days for which ended log-ins and wrong passwords are kept; the operation log is kept whole. At least 180 (Cybersecurity Law, article 21: six months) | 400 |
| `YKT_POOL_SIZE` | connections of one process to one server | 8 |
| `YKT_JOB_LEASE_SECONDS` | seconds after which a silent worker's job is taken over | 60 |
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

ENVIRONMENTS = ("demo", "test", "rehearsal", "production")
ZONES = frozenset({"public", "outer", "inner"})
Network = IPv4Network | IPv6Network
_LEAST_SIGN_IN_DAYS = 180
_BROKERS = ("filesystem://", "redis://", "rediss://", "amqp://", "amqps://")


class SettingsError(RuntimeError):
    """The environment does not describe a process that could run; the text says which variable and why."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """One PostgreSQL server: `app_url` for the application's role, `owner_url` for migrations (may be absent)."""

    app_url: str
    owner_url: str | None = None


@dataclass(frozen=True, slots=True)
class OutsideParty:
    """How an outside system is reached. `secret` authenticates both directions; `ca_file` pins its certificate."""

    url: str
    ca_file: str | None = None
    secret: str = ""
    timeout_seconds: float = 20.0
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a process is told from outside; see the table in the module's text."""

    environment: str
    servers: Mapping[str, ServerSettings]
    key_file: Path
    broker_url: str
    var: Path
    outside: Mapping[str, OutsideParty]
    clock_file: Path | None
    zones: frozenset[str]
    public_url: str
    https: bool
    trusted_proxies: tuple[Network, ...]
    session_idle_minutes: int
    sign_in_days: int
    pool_size: int
    job_lease_seconds: int
    scan_command: str

    @property
    def attachments(self) -> Path:
        """Folder of uploaded files, outside every web root."""
        return self.var / "attachments"

    @property
    def audit_heads(self) -> Path:
        """Folder of the signed daily heads of the audit chains, kept outside the database."""
        return self.var / "audit-heads"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Parse and check the variables; raises `SettingsError` that names the first one that is wrong."""
    environment = environ.get("YKT_ENVIRONMENT", "production")
    if environment not in ENVIRONMENTS:
        raise SettingsError(f"YKT_ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}, not {environment!r}")
    clock_file = environ.get("YKT_CLOCK_FILE")
    if clock_file and environment == "production":
        raise SettingsError("YKT_CLOCK_FILE is refused in production: business time is real time there")
    zones = frozenset(filter(None, environ.get("YKT_ZONES", ",".join(sorted(ZONES))).split(",")))
    if not zones or not zones <= ZONES:
        raise SettingsError(f"YKT_ZONES needs at least one of {', '.join(sorted(ZONES))} and knows no other")
    var = Path(environ.get("YKT_VAR", "var")).absolute()
    return Settings(
        environment=environment,
        servers=_servers(environ),
        key_file=Path(_required(environ, "YKT_KEY_FILE")),
        broker_url=_address(environ, "YKT_BROKER_URL", f"filesystem://{var / 'broker'}", _BROKERS),
        var=var,
        outside=_outside(environ.get("YKT_OUTSIDE_FILE")),
        clock_file=Path(clock_file) if clock_file else None,
        zones=zones,
        public_url=_address(
            environ, "YKT_PUBLIC_URL", "http://127.0.0.1:8000", ("http://", "https://")
        ).rstrip("/"),
        https=_https(environ, environment),
        trusted_proxies=_networks(environ, "YKT_TRUSTED_PROXIES"),
        session_idle_minutes=_whole(environ, "YKT_SESSION_IDLE_MINUTES", 30),
        sign_in_days=_whole(environ, "YKT_SIGN_IN_DAYS", 400, least=_LEAST_SIGN_IN_DAYS),
        pool_size=_whole(environ, "YKT_POOL_SIZE", 8),
        job_lease_seconds=_whole(environ, "YKT_JOB_LEASE_SECONDS", 60),
        scan_command=environ.get("YKT_SCAN_COMMAND", ""),
    )


def _required(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name)
    if not value:
        raise SettingsError(f"{name} is not set; core/kernel/settings.py lists all variables")
    return value


def _address(environ: Mapping[str, str], name: str, default: str, schemes: tuple[str, ...]) -> str:
    value = environ.get(name) or default
    if not value.startswith(schemes):
        # The value may hold a password, so the text does not repeat it.
        raise SettingsError(f"{name} must begin with one of {', '.join(schemes)}")
    return value


def _https(environ: Mapping[str, str], environment: str) -> bool:
    text = environ.get("YKT_HTTPS", "no" if environment in {"demo", "test"} else "yes")
    if text not in {"yes", "no"}:
        raise SettingsError(f"YKT_HTTPS must be yes or no, not {text!r}")
    if text == "no" and environment == "production":
        raise SettingsError("YKT_HTTPS=no is refused in production: sessions would travel in clear")
    return text == "yes"


def _networks(environ: Mapping[str, str], name: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(one.strip()) for one in environ.get(name, "").split(",") if one.strip())
    except ValueError as error:
        raise SettingsError(
            f"{name} must list addresses or networks, such as 10.1.0.5,10.2.0.0/24: {error}"
        ) from error


def _whole(environ: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    text = environ.get(name, str(default))
    if not text.isdecimal() or int(text) < least:
        raise SettingsError(f"{name} must be a whole number of at least {least}, not {text!r}")
    return int(text)


def _servers(environ: Mapping[str, str]) -> dict[str, ServerSettings]:
    try:
        raw = json.loads(_required(environ, "YKT_SERVERS"))
        servers = {name: ServerSettings(**entry) for name, entry in raw.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"YKT_SERVERS is not the JSON object described in core/kernel/settings.py: {error}"
        ) from error
    wrong = [name for name, server in servers.items() if not _is_postgresql(server)]
    if wrong:
        raise SettingsError(f"YKT_SERVERS: the addresses of {wrong[0]!r} must begin with postgresql://")
    if "main" not in servers:
        raise SettingsError("YKT_SERVERS needs a server named main, which holds the schema platform")
    return servers


def _is_postgresql(server: ServerSettings) -> bool:
    addresses = [server.app_url] if server.owner_url is None else [server.app_url, server.owner_url]
    return all(isinstance(url, str) and url.startswith(("postgresql://", "postgres://")) for url in addresses)


def _outside(path: str | None) -> dict[str, OutsideParty]:
    if not path:
        return {}
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8"))
        return {name: OutsideParty(**entry) for name, entry in raw.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(f"YKT_OUTSIDE_FILE {path} cannot be used: {error}") from error


@functools.cache
def settings() -> Settings:
    """The settings of this process, read from its environment on first use."""
    return read_settings(os.environ)
