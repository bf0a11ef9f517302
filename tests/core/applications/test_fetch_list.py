"""接入: a list of a business system becomes lines once, whole or not at all, by the rules of an uploaded one."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.applications.list_files import list_files
from core.applications.list_offers import list_offers
from core.database import execute, fetch, fetch_row, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.settings import settings
from core.kernel.unnamed_files import OLD_SECONDS
from ops.drop_lost_files import drop_lost_files
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import COUNTY, VILLAGE, add_batch, id_number, import_rows, row
from tests.factories.business import (
    CODE,
    CivilAffairs,
    ask_for,
    civil_affairs,
    fetch_whole,
    job_of,
    listed,
    try_again,
)
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
COLLEAGUE = official("county_operator", COUNTY, id=9)
NOTHING = [None] * (len(listed([])["columns"]) - 1)
"""Empty cells behind the name."""


@pytest.fixture
def system(province: Province, tmp_path: Path) -> Iterator[CivilAffairs]:
    """民政业务系统 without a list yet."""
    with civil_affairs(tmp_path / "outside") as running:
        yield running


async def lines() -> list[Any]:
    async with county_session(COUNTY, read_only=True):
        return await fetch("SELECT * FROM line ORDER BY id")


async def files() -> list[Any]:
    async with county_session(COUNTY, read_only=True):
        return await fetch("SELECT * FROM intake_file ORDER BY id")


def on_disk() -> list[Path]:
    folder = settings().attachments / COUNTY / "intake"
    return sorted(folder.iterdir()) if folder.exists() else []


async def test_a_fetched_list_becomes_the_lines_that_the_same_rows_in_a_file_would(
    system: CivilAffairs, tmp_path: Path
) -> None:
    rows = [
        row(1),
        row(2, village="没有的村"),
        row(3),
        row(3),
        row(4, account=None),
        row(5, payee_name="王小明"),
    ]
    uploaded, fetched = await add_batch(), await add_batch(number=2)
    by_file = await import_rows(tmp_path, uploaded, rows, OPERATOR)
    system.offer(rows)
    by_system = await fetch_whole(fetched, OPERATOR)
    assert {key: by_system[key] for key in ("rows", "valid", "abnormal")} == {
        key: by_file[key] for key in ("rows", "valid", "abnormal")
    }
    columns = (
        "row_number, township_code, village_code, name, id_digest, birth_date, attributes, payee_name, account_digest,"
        " bank_code, intake_status, status, entry"
    )
    found = "SELECT line_id, rule_code, column_title, remedy FROM finding ORDER BY id"
    async with county_session(COUNTY, read_only=True):
        both = [
            await fetch(f"SELECT {columns} FROM line WHERE batch_id = $1 ORDER BY id", batch)
            for batch in (uploaded, fetched)
        ]
        findings = await fetch(found)
        channels = await fetch("SELECT batch_id, channel, count(*) AS n FROM line GROUP BY 1, 2 ORDER BY 1")
    assert [dict(one) for one in both[0]] == [dict(one) for one in both[1]]
    half = len(findings) // 2
    assert half
    assert [tuple(one)[1:] for one in findings[:half]] == [tuple(one)[1:] for one in findings[half:]]
    assert [tuple(one) for one in channels] == [(uploaded, "import", 6), (fetched, "fetched", 6)]


async def test_what_was_received_is_kept_with_its_digest_and_on_record(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(n) for n in range(1, 4)], title="5月新增/变更对象")
    await fetch_whole(batch, OPERATOR)
    (file,) = await files()
    assert (file["source_system"], file["source_list"], file["state"], file["rows"]) == (
        CODE,
        "MZ-1",
        "imported",
        3,
    )
    assert file["file_name"] == "5月新增／变更对象（民政业务系统）"
    content = (settings().attachments / file["stored_path"]).read_bytes()
    assert sha256(content).digest() == file["sha256"]
    assert len(content) == file["bytes"]
    heading, *rows = [json.loads(line) for line in content.splitlines()]
    assert (heading["system"], heading["list_id"], heading["rows"]) == (CODE, "MZ-1", 3)
    assert rows[1][heading["headings"].index("身份证号")] == row(2)["id_number"]
    async with county_session(COUNTY, read_only=True):
        (shown,) = await list_files(batch, OPERATOR)
        entry = await fetch_row("SELECT * FROM audit_entry WHERE action = 'intake_file.fetch'")
    assert (shown.source, shown.rows, shown.valid_rows) == ("民政业务系统", 3, 3)
    after = json.loads(entry["after"]) if isinstance(entry["after"], str) else entry["after"]
    assert (after["list_id"], after["sha256"]) == ("MZ-1", file["sha256"].hex())
    assert entry["official_id"] == OPERATOR.id
    assert row(2)["id_number"] not in str(dict(entry))


async def test_lists_of_the_batch_are_offered_and_say_whether_they_were_fetched(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1)])
    system.offer([row(2)], "MZ-2", title="5月恢复对象")
    system.offer([row(3)], "MZ-3", period="202304")
    await fetch_whole(batch, OPERATOR, "MZ-2")
    found = await list_offers(COUNTY, batch, OPERATOR)
    assert found.silent == []
    assert [(one.list_id, one.title, one.unit, one.rows, one.state) for one in found.lists] == [
        ("MZ-1", "5月新增对象", "通海县民政局", 1, None),
        ("MZ-2", "5月恢复对象", "通海县民政局", 1, "imported"),
    ]
    assert (found.lists[0].fetched_at is None, found.lists[1].fetched_at is None) == (True, False)


async def test_a_system_that_is_silent_is_named_with_the_reason(system: CivilAffairs) -> None:
    batch = await add_batch()
    await system.faults(down=True)
    found = await list_offers(COUNTY, batch, OPERATOR)
    assert found.lists == []
    assert [(one.system, one.title) for one in found.silent] == [(CODE, "民政业务系统")]
    assert "暂时不能提供服务" in found.silent[0].problem


async def test_the_chosen_place_fills_empty_ones_and_refuses_others(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1, township=None, village=None), row(2, village="古城村民委员会")])
    await fetch_whole(batch, OPERATOR, region=VILLAGE)
    first, second = await lines()
    assert (first["intake_status"], first["village_code"], second["intake_status"]) == (
        "valid",
        VILLAGE,
        "abnormal",
    )


async def test_a_list_of_several_parts_comes_whole_and_shows_its_progress(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(n) for n in range(2_450)])
    job_id = await ask_for(batch, OPERATOR)
    await run_job(COUNTY, job_id)
    async with county_session(COUNTY, read_only=True):
        shown = await fetch_row("SELECT step, rows_done, rows_total FROM job WHERE id = $1", job_id)
    assert tuple(shown) == ("接入清单", 2_450, 2_450)
    assert await system.requests() == 1 + 3
    fetched = (await job_of(job_id))["result"]
    await run_job(COUNTY, fetched["import_job_id"])
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(DISTINCT id_digest) FROM line") == 2_450


async def test_the_same_list_twice_is_one_import(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1), row(2)])
    first = await ask_for(batch, OPERATOR)
    assert await ask_for(batch, COLLEAGUE) == first, "while it is being fetched it is fetched once"
    await run_job(COUNTY, first)
    waiting = await ask_for(batch, COLLEAGUE)
    await run_job(COUNTY, waiting)
    early, late = (await job_of(first))["result"], (await job_of(waiting))["result"]
    assert late == early | {"repeated": True}
    await run_job(COUNTY, early["import_job_id"])
    # The title is no row: another one makes no other list.
    system.offer([row(1), row(2)], title="5月新增对象（改名）")
    again = await ask_for(batch, COLLEAGUE)
    await run_job(COUNTY, again)
    assert (await job_of(again))["result"] == early | {"repeated": True, "import_job_id": None}
    assert len(await lines()) == 2
    assert len(await files()) == len(on_disk()) == 1


async def test_a_list_that_changed_since_adds_its_new_rows_and_pays_nobody_twice(
    system: CivilAffairs,
) -> None:
    batch = await add_batch()
    system.offer([row(1), row(2)])
    await fetch_whole(batch, OPERATOR)
    system.offer([row(1), row(2), row(3)])
    result = await fetch_whole(batch, COLLEAGUE)
    assert (result["rows"], result["valid"], result["abnormal"]) == (3, 1, 2)
    async with county_session(COUNTY, read_only=True):
        valid = await fetch_value("SELECT count(DISTINCT id_digest) FROM line WHERE intake_status = 'valid'")
        reasons = await fetch("SELECT reason FROM finding ORDER BY id")
    assert valid == 3
    assert "（民政业务系统）”第 2 行" in reasons[0]["reason"]


async def test_a_list_a_file_and_another_list_at_once_never_double_a_line(
    system: CivilAffairs, tmp_path: Path
) -> None:
    batch = await add_batch()
    people = [row(n) for n in range(1, 201)]
    system.offer(people)
    system.offer([dict(one, village_group="9组") for one in people], "MZ-2")
    jobs = [await ask_for(batch, OPERATOR), await ask_for(batch, COLLEAGUE, "MZ-2")]
    await asyncio.gather(*(run_job(COUNTY, job_id) for job_id in jobs))
    imports = [(await job_of(job_id))["result"]["import_job_id"] for job_id in jobs]
    await asyncio.gather(
        *(run_job(COUNTY, job_id) for job_id in imports),
        import_rows(tmp_path, batch, [dict(one, village_group="8组") for one in people], OPERATOR),
    )
    async with county_session(COUNTY, read_only=True):
        counts = await fetch(
            "SELECT intake_status, count(*) AS n, count(DISTINCT id_digest) AS people FROM line GROUP BY 1 ORDER BY 1"
        )
    assert [tuple(one) for one in counts] == [("abnormal", 400, 200), ("valid", 200, 200)]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"drop": True, "after": 2}, "连接中断"),
        ({"lost_response": True, "after": 2}, "连接中断"),
        ({"down": True, "after": 2}, "暂时不能提供服务"),
        ({"wrong": "signature", "after": 2}, "签名不符"),
        ({"wrong": "stranger", "after": 2}, "其他清单"),
        ({"wrong": "twice", "after": 2}, "不完整"),
        ({"partial": 1.0, "after": 2}, "不完整：从第 1001 行起应有 500 行，只收到 0 行"),
        ({"down": True}, "暂时不能提供服务"),
    ],
    ids=str,
)
async def test_a_list_that_breaks_off_changes_nothing_and_the_next_attempt_takes_it_whole(
    system: CivilAffairs, fault: dict[str, Any], words: str
) -> None:
    batch = await add_batch()
    system.offer([row(n) for n in range(1_500)])
    job_id = await ask_for(batch, OPERATOR)
    await system.faults(**fault, times=1)
    await run_job(COUNTY, job_id)
    failed = await job_of(job_id)
    assert (failed["state"], failed["attempt"]) == ("queued", 1)
    assert words in failed["error"]
    assert (await lines(), await files(), on_disk()) == ([], [], [])
    done = await try_again(job_id)
    assert (done["state"], done["attempt"], done["result"]["rows"]) == ("done", 2, 1_500)
    assert len(await files()) == len(on_disk()) == 1


async def test_a_system_that_stays_away_fails_the_job_with_its_words(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1)])
    job_id = await ask_for(batch, OPERATOR)
    await system.faults(down=True)
    await run_job(COUNTY, job_id)
    for _ in range(4):
        await try_again(job_id)
    failed = await job_of(job_id)
    assert (failed["state"], failed["attempt"]) == ("failed", 5)
    assert "民政业务系统暂时不能提供服务" in failed["error"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"columns": ["姓名", "备注"], "rows": [["王秀英", "x"]]}, "多出列“备注”"),
        ({"columns": ["姓名"], "rows": [["王秀英"]]}, "缺少列“身份证号”"),
        ({"rows": []}, "没有人员"),
        ({"rows": [["x" * 2001, *NOTHING]]}, "第 2 行“姓名”超过 2000 个字符"),
        ({"rows": [["王秀英", 530423195001010019, *NOTHING[1:]]]}, "第 2 行“身份证号”是数字"),
        ({"rows": [["王秀英", *NOTHING], ["王秀英"]]}, "第 3 行有 1 个单元格"),
        ({"rows": [["王秀英"]] * 200_000}, "超过一次可接入的 199999 行"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_hostile_rows_are_refused_at_once_and_change_nothing(
    system: CivilAffairs, tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(100)], OPERATOR)
    before = [dict(one) for one in await lines()], len(await files()), on_disk()
    system.offer([], **changes)
    job_id = await ask_for(batch, OPERATOR)
    await run_job(COUNTY, job_id)
    failed = await job_of(job_id)
    assert (failed["state"], failed["attempt"]) == ("failed", 1)
    assert words in failed["error"]
    assert ([dict(one) for one in await lines()], len(await files()), on_disk()) == before


async def test_odd_characters_are_judged_row_by_row_like_those_of_a_file(system: CivilAffairs) -> None:
    batch = await add_batch()
    rows = [row(1, name="王\x00秀英\u202e"), row(2, name="<b>王</b>"), row(3, village_group="=1+1")]
    system.offer(rows)
    await fetch_whole(batch, OPERATOR)
    assert [(one["intake_status"], one["name"]) for one in await lines()][0] == ("valid", "王秀英")
    assert (await lines())[1]["intake_status"] == "abnormal"


async def test_numbers_of_people_are_stored_sealed_only(system: CivilAffairs, province: Province) -> None:
    batch = await add_batch()
    system.offer([row(1), row(2, id_number="110105194912310021")])
    await fetch_whole(batch, OPERATOR)
    owner = await province.owner("east")
    try:
        text = ""
        for table in ("line", "finding", "intake_file", "job", "audit_entry"):
            text += str([dict(one) for one in await owner.fetch(f"SELECT t::text FROM c{COUNTY}.{table} t")])
    finally:
        await owner.close()
    assert [one for one in (id_number(1), row(1)["account"], "110105194912310021") if one in text] == []


async def test_who_may_fetch_and_for_where(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1)])
    strangers = [
        official("county_operator", "530424", id=11),
        official("county_reviewer", COUNTY, id=12),
        official("township_operator", "530423101", id=13),
        official("county_operator", COUNTY, id=14, programmes=["minimum_living"]),
    ]
    before = await system.requests()
    for stranger in strangers:
        with pytest.raises(NotAllowed):
            await ask_for(batch, stranger)
        with pytest.raises(NotAllowed):
            await list_offers(COUNTY, batch, stranger)
    assert await system.requests() == before, "nobody outside is asked for them"
    with pytest.raises(Invalid):
        await ask_for(batch, OPERATOR, region="530424000000")
    with pytest.raises(Invalid):
        await ask_for(batch, OPERATOR, "../../etc")
    with pytest.raises(NotFound):
        await ask_for(999, OPERATOR)
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM job") == 0


async def test_a_closed_batch_takes_nothing(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1)])
    job_id = await ask_for(batch, OPERATOR)
    async with county_session(COUNTY):
        await execute("UPDATE batch SET state = 'closed'")
    with pytest.raises(Conflict, match="已关闭"):
        await ask_for(batch, OPERATOR, "MZ-2")
    await run_job(COUNTY, job_id)
    failed = await job_of(job_id)
    assert (failed["state"], "已关闭" in failed["error"]) == ("failed", True)
    assert (await files(), on_disk()) == ([], [])


async def test_a_list_that_is_no_longer_offered(system: CivilAffairs) -> None:
    batch = await add_batch()
    job_id = await ask_for(batch, OPERATOR, "MZ-77")
    await run_job(COUNTY, job_id)
    failed = await job_of(job_id)
    assert (failed["state"], "已不再提供清单 MZ-77" in failed["error"]) == ("failed", True)


async def test_only_old_files_that_no_list_names_are_dropped(system: CivilAffairs) -> None:
    batch = await add_batch()
    system.offer([row(1)])
    await fetch_whole(batch, OPERATOR)
    (kept,) = on_disk()
    lost, young = kept.with_name("lost"), kept.with_name("young")
    for file in (lost, young):
        file.write_bytes(b"x")
    for file in (kept, lost):
        os.utime(file, (0, time.time() - OLD_SECONDS - 60))
    done: dict[str, Any] = {}
    assert (await drop_lost_files(done))[COUNTY] == 1
    assert on_disk() == sorted([kept, young])
