"""Write the 零余额账户 of a county's budget units into the simulated bank's own file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path


def write_payers(folder: Path, name: str, payers: Iterable[tuple[str, str]]) -> None:
    """Let the bank know the accounts (number, holder's name) that may pay, in a file of their own called `name`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"payers-{name}.new"
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("account", "name"))
        writer.writerows(payers)
    draft.replace(folder / f"payers-{name}.csv")
