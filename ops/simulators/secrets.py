"""The secrets that the parties share with the platform, kept beside the simulators' data (mode 0600)."""

from __future__ import annotations

import json
import os
from pathlib import Path

from core.kernel.ids import new_secret

REGISTRIES = ("card_registry", "death_registry", "low_income_registry", "destitute_registry", "budget")
BANKS = ("rural_credit",)
PARTIES = REGISTRIES + BANKS


def ensure_secrets(data: Path) -> dict[str, str]:
    """The secret of each party by plugin code, made at first use and kept for later starts."""
    path = data / "secrets.json"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        text = json.dumps({party: new_secret() for party in PARTIES})
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    return json.loads(path.read_text(encoding="ascii"))
