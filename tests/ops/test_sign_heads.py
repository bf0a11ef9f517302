"""The operation logs are signed daily, and `ykt verify` then finds a cut tail and a recomputed chain."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from core.audit.rules import GENESIS, entry_hash
from core.database import AuditRecord
from core.kernel.clock import CHINA, frozen_clock
from ops.sign_heads import SignedOn, sign_heads
from tenants import county_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province

MORNING = datetime(2026, 3, 2, 9, tzinfo=CHINA)
SCOPES = {"platform", EAST_COUNTY, WEST_COUNTY}


async def _write(count: int) -> None:
    for number in range(count):
        async with county_session(EAST_COUNTY) as session:
            session.record(AuditRecord("line.void", "line", str(number), 7, "张三"))


async def _chain_rows() -> dict[str, dict[str, Any]]:
    """The rows of `ykt verify --json` about operation logs, by scope; a process of its own proves them."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "ops.cli", "verify", "--json"],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    answer = json.loads(done.stdout)
    assert done.returncode == (0 if answer["ok"] else 1)
    return {row["county"]: row for row in answer["rows"] if row["name"] == "audit_chain"}


async def _recompute(owner: asyncpg.Connection) -> None:
    """Rewrite the whole log of the county with another account, every link and the head made to fit."""
    await owner.set_type_codec("jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads)
    await owner.execute(f"SET search_path TO c{EAST_COUNTY}")
    previous = GENESIS
    for row in await owner.fetch("SELECT * FROM audit_entry ORDER BY id"):
        entry = {**row, "account": "李四"}
        del entry["hash"], entry["previous"]
        digest = entry_hash(previous, entry)
        await owner.execute(
            "UPDATE audit_entry SET account = '李四', previous = $1, hash = $2 WHERE id = $3",
            previous,
            digest,
            row["id"],
        )
        previous = digest
    await owner.execute("UPDATE audit_head SET hash = $1", previous)


async def test_each_log_is_signed_once_a_business_day(province: Province) -> None:
    signed_on: SignedOn = {}
    with frozen_clock(MORNING):
        assert {head.scope for head in (await sign_heads(signed_on)).heads} == SCOPES
        assert (await sign_heads(signed_on)).heads == ()
    with frozen_clock(MORNING + timedelta(days=1)):
        assert {head.scope for head in (await sign_heads(signed_on)).heads} == SCOPES


async def test_a_county_that_cannot_be_signed_is_due_again_and_stops_no_other(province: Province) -> None:
    signed_on: SignedOn = {}
    owner = await province.owner("east")
    await owner.execute(f"ALTER TABLE c{EAST_COUNTY}.audit_head RENAME TO lost")
    signing = await sign_heads(signed_on)
    assert ({head.scope for head in signing.heads}, signing.failed) == (
        SCOPES - {EAST_COUNTY},
        (EAST_COUNTY,),
    )
    await owner.execute(f"ALTER TABLE c{EAST_COUNTY}.lost RENAME TO audit_head")
    await owner.close()
    signing = await sign_heads(signed_on)
    assert ([head.scope for head in signing.heads], signing.failed) == ([EAST_COUNTY], ())


async def test_verify_finds_a_cut_tail_though_the_head_was_mended(province: Province) -> None:
    await _write(3)
    await sign_heads({})
    assert all(row["ok"] for row in (await _chain_rows()).values())
    owner = await province.owner("east")
    await owner.execute(f"SET search_path TO c{EAST_COUNTY}")
    await owner.execute("DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)")
    await owner.execute(
        "UPDATE audit_head SET length = length - 1, hash = (SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1)"
    )
    await owner.close()
    rows = await _chain_rows()
    assert not rows[EAST_COUNTY]["ok"]
    assert "末尾可能被删除" in rows[EAST_COUNTY]["detail"]
    assert rows[WEST_COUNTY]["ok"]


async def test_verify_finds_a_recomputed_chain(province: Province) -> None:
    await _write(3)
    await sign_heads({})
    owner = await province.owner("east")
    await _recompute(owner)
    await owner.close()
    rows = await _chain_rows()
    assert not rows[EAST_COUNTY]["ok"]
    assert "链条可能被整体重算" in rows[EAST_COUNTY]["detail"]
