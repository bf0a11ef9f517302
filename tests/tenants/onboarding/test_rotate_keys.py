"""Keys are rotated while the platform runs: what was sealed opens, in processes that started before too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from core.database import current_session, fetch
from core.kernel.errors import Conflict, NotFound
from core.kernel.keys import keys
from tenants import county_session, forget_placements, platform_session
from tenants.onboarding.new_data_key import add_data_key, use_data_key
from tenants.onboarding.rotate_wrapping_key import make_wrapping_key, rewrap_data_keys
from tests.conftest import EAST_COUNTY, Province

TEXT = "110101199003070011"


async def _seal() -> bytes:
    async with county_session(EAST_COUNTY):
        return current_session().cipher.seal(TEXT, "line", "id_cipher", 1)


async def _open(sealed: bytes) -> str:
    async with county_session(EAST_COUNTY):
        return current_session().cipher.open(sealed, "line", "id_cipher", 1)


async def _wrapping_keys() -> list[str]:
    async with platform_session():
        return [row["wrapping_key"] for row in await fetch("SELECT DISTINCT wrapping_key FROM data_key")]


async def test_all_data_keys_change_their_wrapping_and_old_values_open(province: Province) -> None:
    sealed = await _seal()
    old_file = province.var / "old.json"
    shutil.copy2(province.var / "keys.json", old_file)
    assert make_wrapping_key() == "w2"
    assert await rewrap_data_keys() == 3
    assert await rewrap_data_keys() == 0
    assert await _wrapping_keys() == ["w2"]
    forget_placements()
    assert await _open(sealed) == TEXT
    async with platform_session():
        [entry] = await fetch("SELECT after, count FROM audit_entry WHERE action = 'keys.rewrap'")
    assert (entry["after"], entry["count"]) == ({"wrapping_key": "w2"}, 3)


async def test_a_process_with_the_old_key_file_in_memory_reads_it_again(province: Province) -> None:
    sealed = await _seal()
    remembered = keys()
    subprocess.run(
        [sys.executable, "-m", "ops.cli", "keys", "rotate"], check=True, env=dict(os.environ), timeout=60
    )
    assert keys() is remembered
    forget_placements()
    assert await _open(sealed) == TEXT


async def test_an_interrupted_rotation_is_completed_by_repeating_its_second_step(province: Province) -> None:
    make_wrapping_key()
    assert await _wrapping_keys() == ["w1"]
    assert await _open(await _seal()) == TEXT
    assert await rewrap_data_keys() == 3
    assert len(json.loads((province.var / "keys.json").read_text())["wrapping"]) == 2


async def test_a_new_data_key_seals_only_when_it_is_in_use_and_the_old_one_still_opens(
    province: Province,
) -> None:
    first = await _seal()
    key_id = await add_data_key(EAST_COUNTY)
    between = await _seal()
    assert await add_data_key(EAST_COUNTY) == key_id
    await use_data_key(EAST_COUNTY, key_id)
    last = await _seal()
    async with county_session(EAST_COUNTY):
        cipher = current_session().cipher
        assert [cipher.key_id_of(sealed) for sealed in (first, between, last)] == [1, 1, 2]
    assert [await _open(sealed) for sealed in (first, between, last)] == [TEXT] * 3


async def test_a_process_that_read_its_keys_between_the_steps_opens_the_new_values(
    province: Province,
) -> None:
    key_id = await add_data_key(EAST_COUNTY)
    async with county_session(EAST_COUNTY):
        earlier = current_session().cipher
    await use_data_key(EAST_COUNTY, key_id)
    assert earlier.open(await _seal(), "line", "id_cipher", 1) == TEXT


async def test_only_the_newest_key_of_a_known_scope_can_be_used(province: Province) -> None:
    with pytest.raises(NotFound):
        await add_data_key("530424")
    await use_data_key(EAST_COUNTY, await add_data_key(EAST_COUNTY))
    with pytest.raises(Conflict):
        await use_data_key(EAST_COUNTY, 1)


async def test_the_command_renews_the_data_key_of_a_county(province: Province) -> None:
    command = [sys.executable, "-m", "ops.cli", "keys", "new-data-key", EAST_COUNTY, "--wait", "0"]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=dict(os.environ), timeout=60
    )
    assert "数据密钥 2" in done.stdout
    forget_placements()
    async with county_session(EAST_COUNTY):
        assert current_session().cipher.current == 2
