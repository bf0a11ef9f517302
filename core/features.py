"""Load every feature whole: its gates of the workflow and its kinds of jobs.

Each composition root (web, worker, command line, tests) calls this once. A process in which a gate is missing would let a
dossier leave a stage whose work is not done, so the loader finds the features itself and nobody has to remember them.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

import core

_LOADED_MODULES = ("gates", "jobs")


def load_features() -> list[str]:
    """Import `gates.py` and `jobs.py` of every feature; returns the names of the modules that were found."""
    found = []
    for feature in sorted(pkgutil.iter_modules(core.__path__), key=lambda module: module.name):
        if not feature.ispkg:
            continue
        for part in _LOADED_MODULES:
            name = f"core.{feature.name}.{part}"
            if importlib.util.find_spec(name) is not None:
                importlib.import_module(name)
                found.append(name)
    return found
