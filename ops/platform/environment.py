"""Settings of a platform on this machine: an embedded PostgreSQL and broker, or the ones that the environment names."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from core.kernel.keys import create_key_file, keys
from core.kernel.settings import settings
from ops.embedded.postgres import start_cluster, stop_cluster
from tenants import forget_placements

STATE_FILE = "platform.json"
"""Variables of the platform that runs below a `var` folder, for commands in other shells; mode 0600."""


@dataclass(frozen=True, slots=True)
class Environment:
    """`variables` for every process of the platform; `cluster` is the embedded server's folder, if there is one."""

    variables: Mapping[str, str] = field(repr=False)
    var: Path
    cluster: Path | None

    def activate(self) -> None:
        """Make this process use these settings."""
        os.environ.update(self.variables)
        settings.cache_clear()
        keys.cache_clear()
        forget_placements()

    def stop(self) -> None:
        """Stop the embedded database, if it is ours."""
        if self.cluster is not None:
            stop_cluster(self.cluster)


def prepare_environment(var: Path, public_url: str, environ: Mapping[str, str]) -> Environment:
    """Start or attach to the database and write keys and settings of a demonstration below `var`.

    `YKT_DATABASE_URL` (a role that may create roles and schemas) and `YKT_BROKER_URL` replace the embedded ones.
    """
    var.mkdir(parents=True, exist_ok=True, mode=0o700)
    cluster = None
    owner_url = environ.get("YKT_DATABASE_URL")
    if not owner_url:
        started = start_cluster(var / "postgres")
        owner_url, cluster = started.superuser_url, started.data_dir
    key_file = var / "keys.json"
    if not key_file.exists():
        create_key_file(key_file, demo=True)
    variables = {
        "YKT_ENVIRONMENT": "demo",
        "YKT_SERVERS": json.dumps(
            {
                "main": {
                    "owner_url": owner_url,
                    "app_url": _application_url(owner_url, _secret(var / "app-password")),
                }
            }
        ),
        "YKT_KEY_FILE": str(key_file),
        "YKT_BROKER_URL": environ.get("YKT_BROKER_URL") or f"filesystem://{var / 'broker'}",
        "YKT_VAR": str(var),
        "YKT_OUTSIDE_FILE": str(var / "outside.json"),
        "YKT_CLOCK_FILE": str(var / "clock"),
        "YKT_PUBLIC_URL": public_url,
    }
    if not (var / "outside.json").exists():
        write_private(var / "outside.json", "{}")
    return Environment(variables, var, cluster)


def remember(environment: Environment) -> None:
    """Leave the settings where `ykt` commands in other shells find them."""
    write_private(environment.var / STATE_FILE, json.dumps(dict(environment.variables)))


def forget(environment: Environment) -> None:
    """Take the settings away again: the platform is being stopped."""
    (environment.var / STATE_FILE).unlink(missing_ok=True)


def recall(var: Path) -> Environment | None:
    """The settings of the platform that was started below `var`, or None."""
    file = var / STATE_FILE
    if not file.exists():
        return None
    return Environment(json.loads(file.read_text(encoding="utf-8")), var, None)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, replacing an older one."""
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _secret(path: Path) -> str:
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24))
    return path.read_text(encoding="utf-8")


def _application_url(owner_url: str, password: str) -> str:
    parts = urlsplit(owner_url)
    place = parts.netloc.rsplit("@", 1)[-1]
    return urlunsplit((parts.scheme, f"ykt_app:{password}@{place}", parts.path, parts.query, ""))
