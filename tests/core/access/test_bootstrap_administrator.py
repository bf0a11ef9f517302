"""The first account is opened by the system administrator's command, and never a second one."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from core.access.bootstrap_administrator import bootstrap_administrator
from core.access.load_official import load_official
from core.access.sign_in import sign_in
from core.database import fetch_row, fetch_value
from core.kernel.errors import Conflict
from tenants import platform_session
from tests.conftest import Province

PROVINCE = "530000000000"


async def _bootstrap(account: str) -> int:
    async with platform_session():
        return await bootstrap_administrator(account, "王省", "云南省财政厅", PROVINCE, "no hash")


async def test_the_first_account_is_the_provinces_administrator(province: Province) -> None:
    official_id = await _bootstrap("first")
    async with platform_session():
        official = await load_official(official_id)
        entry = await fetch_row(
            "SELECT subject_id, after FROM audit_entry WHERE action = 'official.bootstrap'"
        )
    assert [(grant.role, grant.region) for grant in official.grants] == [("province_admin", PROVINCE)]
    assert entry is not None
    assert (entry["subject_id"], entry["after"]["account"]) == (str(official_id), "first")


async def test_there_is_no_second_one_even_after_the_first_was_deleted(province: Province) -> None:
    official_id = await _bootstrap("first")
    owner = await province.owner("main")
    await owner.execute("UPDATE platform.official SET deleted_at = now() WHERE id = $1", official_id)
    await owner.close()
    with pytest.raises(Conflict):
        await _bootstrap("second")


async def test_of_two_at_once_one_is_refused(province: Province) -> None:
    outcomes = await asyncio.gather(_bootstrap("first"), _bootstrap("second"), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "int"]
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM official") == 1


async def test_the_command_shows_a_password_that_must_be_changed(province: Province) -> None:
    command = [sys.executable, "-m", "ops.cli", "administrator", "create", "first", "--name", "王省"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=dict(os.environ), timeout=60
    )
    password = done.stdout.strip().rsplit("：", 1)[1]
    signed = await sign_in(
        "first", password, address="127.0.0.1", user_agent="", captcha_id=None, captcha_answer=""
    )
    assert signed.must_change_password
    again = subprocess.run(
        command, capture_output=True, text=True, check=False, env=dict(os.environ), timeout=60
    )
    assert again.returncode == 1
    assert "已有用户" in again.stderr
