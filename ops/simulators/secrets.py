"""The secrets that the parties share with the platform, kept beside the simulators' data (mode 0600)."""

from __future__ import annotations

import json
import os
from pathlib import Path

from core.kernel.ids import new_secret

REGISTRIES = ("card_registry", "death_registry", "low_income_registry", "destitute_registry", "budget")
BANKS = ("rural_credit",)
BUSINESS_SYSTEMS = ("civil_affairs",)
PARTIES = REGISTRIES + BANKS + BUSINESS_SYSTEMS


def ensure_secrets(data: Path) -> dict[str, str]:
    """The secret of each party by plugin code, made at first use and kept for later starts.

    A party that is new since then gets its own; the others keep theirs.
    """
    path = data / "secrets.json"
    known = json.loads(path.read_text(encoding="ascii")) if path.exists() else {}
    missing = [party for party in PARTIES if party not in known]
    if missing:
        data.mkdir(parents=True, exist_ok=True)
        known |= {party: new_secret() for party in missing}
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(known, file)
        draft.replace(path)
    return known
