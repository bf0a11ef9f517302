"""Folders and settings for platforms that tests start in this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.features import load_features
from core.jobs.hints import install_hint_sender
from core.kernel.clock import install_clock, system_clock
from ops.platform.remove import remove_data
from tests.conftest import forget_settings


@pytest.fixture
def own_process() -> Iterator[None]:
    """Take back what a platform changes in the process that starts it: settings, clock, broker."""
    before = dict(os.environ)
    for name in before:
        if name.startswith("YKT_"):
            del os.environ[name]
    load_features()
    yield
    os.environ.clear()
    os.environ.update(before)
    install_clock(system_clock)
    install_hint_sender(lambda county, job_id, queue: None)
    forget_settings()


@pytest.fixture
def var(tmp_path: Path, own_process: None) -> Iterator[Path]:
    """A folder for the data of a platform, removed afterwards with the database that may lie elsewhere."""
    folder = tmp_path / "var"
    yield folder
    remove_data(folder)
