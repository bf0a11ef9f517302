"""预算一体化 over real HTTP: every field of the indicator, and what comes of each fault."""

from __future__ import annotations

from datetime import date

import pytest

from core.kernel.errors import Unavailable
from core.plugin_host import budget_registry
from tests.factories.outside import connected, set_faults


async def indicators(parties, county="530423", year=2023):
    async with connected(parties["budget"]) as outside:
        return await budget_registry().indicators(county, year, outside)


async def test_every_field_arrives(registries):
    first, second = await indicators(registries)
    assert first.external_id == "BGT0001"
    assert first.county_code == "530423"
    assert first.fiscal_year == 2023
    assert first.document_no == "云财社〔2023〕10号"
    assert first.project_code == "530423230000000001"
    assert first.project_name == "经济困难老年人服务补贴"
    assert first.budget_unit_code == "302001"
    assert first.budget_unit_name == "通海县民政局"
    assert first.source == "省级资金"
    assert first.fund_nature == "一般公共预算"
    assert first.function_code == "2081002"
    assert first.economy_code == "50901"
    assert first.amount_fen == 10_000_000
    assert first.reduced_fen == 0
    assert first.executable is True
    assert first.issued_on == date(2023, 1, 20)
    assert (second.reduced_fen, second.executable) == (123_456, False)


async def test_only_the_county_and_year_asked_for(registries):
    assert [one.external_id for one in await indicators(registries, "530425")] == ["BGT0003"]
    assert [one.external_id for one in await indicators(registries, year=2022)] == ["BGT0004"]
    assert await indicators(registries, "530424") == []


@pytest.mark.parametrize(
    "fault",
    [
        {"down": True},
        {"drop": True},
        {"wrong": "signature"},
        {"wrong": "shape"},
        {"wrong": "stranger"},
        {"wrong": "twice"},
    ],
    ids=str,
)
async def test_fault_is_unavailable(registries, fault):
    await set_faults(registries, "budget", **fault, times=1)
    with pytest.raises(Unavailable):
        await indicators(registries)
    assert len(await indicators(registries)) == 2


async def test_a_reduction_above_the_amount_is_nonsense(registries):
    with pytest.raises(Unavailable) as refusal:
        await indicators(registries, "530426")
    assert "BGT0005" in refusal.value.message
