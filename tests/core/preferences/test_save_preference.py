"""页面偏好: own, bounded, and only what a page may be told."""

from __future__ import annotations

from typing import Any

import pytest

from core.kernel.errors import Conflict, Invalid
from core.preferences import Choices, list_preferences, save_preference
from core.preferences.save_preference import MAX_PAGES
from tenants import platform_session
from tests.conftest import EAST_COUNTY
from tests.factories.accounts import stored_official


async def test_the_last_choice_of_a_page_counts_and_nobody_else_sees_it(province: Any) -> None:
    by, other = [await stored_official("county_operator", EAST_COUNTY) for _ in range(2)]
    async with platform_session():
        await save_preference(by, "lines", Choices(columns=["name", "amount_fen"], page_size=100))
        await save_preference(by, "lines", Choices(columns=["amount_fen"], theme="dark"))
        assert [(each.page, each.choices) for each in await list_preferences(by)] == [
            ("lines", Choices(columns=["amount_fen"], theme="dark"))
        ]
        assert await list_preferences(other) == []


async def test_the_pages_of_an_official_are_bounded(province: Any) -> None:
    by = await stored_official("county_operator", EAST_COUNTY)
    async with platform_session():
        for place in range(MAX_PAGES):
            await save_preference(by, f"page{place}", Choices(page_size=20))
        await save_preference(by, "page0", Choices(page_size=30))
        with pytest.raises(Conflict):
            await save_preference(by, "one.more", Choices())


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("columns", {"columns": ["name", "name"]}),
        ("columns", {"columns": ["<b>"]}),
        ("columns", {"columns": [f"c{place}" for place in range(81)]}),
        ("page_size", {"page_size": 500}),
        ("theme", {"theme": "url(//x)"}),
    ],
    ids=["twice", "markup", "many", "size", "theme"],
)
def test_only_what_a_page_may_be_told_is_taken(field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        Choices(**wrong)
    assert refused.value.field == field
