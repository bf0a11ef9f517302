"""民政业务系统 over real HTTP: which lists it offers, how their rows come, and what comes of each fault."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from core.kernel.errors import Unavailable
from core.plugin_api import ListPart, ListQuery, OfferedList, PartyRefused, signed_http
from core.plugin_host import business_system
from ops.simulators.launch import start_business
from ops.simulators.secrets import ensure_secrets
from tests.factories.outside import connected, set_faults, write_list

MAY = ListQuery("530423", "11810", 2023, "202305")
PEOPLE = 1203


@pytest.fixture(scope="session")
def party(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The simulator's folder, and its entry of the outside file."""
    data = tmp_path_factory.mktemp("business")
    rows = [[f"张{n}", "530423195001010019", None, n, 1.5, True] for n in range(PEOPLE)]
    write_list(data, "MZ-1", columns=["姓名", "身份证号", "联系电话", "序号", "金额", "是否"], rows=rows)
    write_list(data, "MZ-2", title="5月停发对象", rows=[["李四"]])
    write_list(data, "MZ-3", county="530425", rows=[["王五"]])
    write_list(data, "MZ-4", period="202304", rows=[["赵六"]])
    write_list(data, "MZ-5", project_number="2080502", rows=[["钱七"]])
    simulator = start_business(data)
    entry = {"url": f"{simulator.url}/civil_affairs", "ca_file": None}
    yield data, {"civil_affairs": entry | {"secret": ensure_secrets(data)["civil_affairs"]}}
    assert simulator.stop() == 0


@pytest.fixture
async def system(party) -> AsyncIterator[dict[str, Any]]:
    """The entry of the system, with every fault cleared afterwards."""
    yield party[1]
    await set_faults(party[1], "civil_affairs")


async def lists(system, query: ListQuery = MAY) -> list[OfferedList]:
    async with connected(system["civil_affairs"]) as outside:
        return list(await business_system("civil_affairs").lists(query, outside))


async def part(system, wanted: OfferedList, first: int = 0) -> ListPart:
    async with connected(system["civil_affairs"]) as outside:
        return await business_system("civil_affairs").part(wanted, first, outside)


async def test_lists_of_the_county_programme_and_period_alone(system):
    first, second = await lists(system)
    assert (first.list_id, first.title, first.unit, first.rows) == (
        "MZ-1", "5月新增对象", "通海县民政局", PEOPLE,
    )  # fmt: skip
    assert first.prepared_at == datetime.fromisoformat("2023-05-08T09:00:00+08:00")
    assert (second.list_id, second.rows) == ("MZ-2", 1)
    assert [one.list_id for one in await lists(system, replace(MAY, county_code="530425"))] == ["MZ-3"]
    assert [one.list_id for one in await lists(system, replace(MAY, period="202304"))] == ["MZ-4"]
    assert [one.list_id for one in await lists(system, replace(MAY, programme_number="2080502"))] == ["MZ-5"]
    assert await lists(system, replace(MAY, year=2022)) == []


async def test_rows_come_part_by_part_as_they_are(system):
    wanted, _ = await lists(system)
    early, late = await part(system, wanted), await part(system, wanted, 1000)
    assert early.columns == ("姓名", "身份证号", "联系电话", "序号", "金额", "是否")
    assert (len(early.rows), len(late.rows)) == (1000, PEOPLE - 1000)
    assert late.rows[0] == ("张1000", "530423195001010019", None, 1000, 1.5, True)
    assert [type(cell) for cell in late.rows[0][3:]] == [int, float, bool]


@pytest.mark.parametrize(
    "fault",
    [
        {"down": True},
        {"drop": True},
        {"lost_response": True},
        {"wrong": "signature"},
        {"wrong": "json"},
        {"wrong": "shape"},
        {"wrong": "stranger"},
        {"wrong": "twice"},
    ],
    ids=str,
)
async def test_fault_is_unavailable(system, fault):
    wanted, _ = await lists(system)
    await set_faults(system, "civil_affairs", **fault, times=1)
    with pytest.raises(Unavailable):
        await lists(system)
    await set_faults(system, "civil_affairs", **fault, times=1)
    with pytest.raises(Unavailable):
        await part(system, wanted)
    assert len((await part(system, wanted)).rows) == 1000


async def test_slow_beyond_its_time_is_unavailable(system):
    await set_faults(system, "civil_affairs", slow_ms=2_000, times=1)
    async with connected(system["civil_affairs"], timeout_seconds=0.2) as outside:
        with pytest.raises(Unavailable) as refusal:
            await business_system("civil_affairs").lists(MAY, outside)
    assert "没有在规定时间内答复" in refusal.value.message


async def test_a_part_with_rows_left_out_says_how_many_are_missing(system):
    wanted, _ = await lists(system)
    await set_faults(system, "civil_affairs", partial=1.0)
    with pytest.raises(Unavailable) as refusal:
        await part(system, wanted, 1000)
    assert refusal.value.code == "outside.incomplete"
    assert "从第 1001 行起应有 203 行，只收到 0 行" in refusal.value.message


async def test_a_list_that_changed_meanwhile_is_not_put_together_of_two_versions(party, system):
    _, wanted = await lists(system)
    write_list(party[0], "MZ-2", title="5月停发对象", rows=[["李四改"]])
    with pytest.raises(Unavailable) as refusal:
        await part(system, wanted)
    assert refusal.value.code == "outside.changed"
    _, fresh = await lists(system)
    assert (await part(system, fresh)).rows == (("李四改",),)


async def test_a_list_that_is_gone_is_refused_for_good_and_a_stranger_is_not_believed(system):
    wanted, _ = await lists(system)
    with pytest.raises(PartyRefused):
        await part(system, replace(wanted, list_id="MZ-99"))
    entry = system["civil_affairs"] | {"secret": "x" * 40}
    with pytest.raises(Unavailable):
        await lists({"civil_affairs": entry})


async def test_an_answer_without_end_is_dropped_before_it_fills_the_memory(party, system, monkeypatch):
    write_list(party[0], "MZ-9", period="202306", rows=[["长" * 400_000]])
    june = replace(MAY, period="202306")
    (wanted,) = await lists(system, june)
    assert len((await part(system, wanted)).rows) == 1
    monkeypatch.setattr(signed_http, "LARGEST_ANSWER_BYTES", 1024 * 1024)
    with pytest.raises(Unavailable) as refusal:
        await part(system, wanted)
    assert refusal.value.code == "outside.too_large"
