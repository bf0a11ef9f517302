"""通知公告: shown to those in reach, on its days, as it was published."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.access.official import Official
from core.kernel.clock import today
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.notices.attach_pdf import attach_pdf
from core.notices.list_notices import list_notices
from core.notices.notice import NoticeText
from core.notices.notice_file import notice_file
from core.notices.publish_notice import publish_notice
from core.notices.show_notice import show_notice
from core.notices.write_notice import write_notice
from tenants import platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY
from tests.factories.accounts import stored_official
from tests.factories.officials import official

PAGE = PageRequest(number=1, size=50, sort="")
COUNTY = f"{EAST_COUNTY}000000"


def text(title: str, region: str = COUNTY, **more: Any) -> NoticeText:
    return NoticeText(
        **{"title": title, "body": "正文", "region": region, "audience": "all", "shown_from": today()} | more
    )


async def posted(by: Official, title: str, region: str = COUNTY, **more: Any) -> int:
    notice_id = await write_notice(by, text(title, region, **more))
    await publish_notice(notice_id, by, published=True)
    return notice_id


async def seen(by: Official) -> list[str]:
    return [each.title for each in (await list_notices(by, PAGE)).rows]


async def test_a_notice_reaches_the_posts_inside_its_division_at_its_level(province: Any) -> None:
    writer = await stored_official("county_admin", EAST_COUNTY)
    above = await stored_official("province_admin", "53")
    async with platform_session():
        await posted(writer, "全县通知")
        await posted(writer, "县级通知", audience="county", pinned=True)
        await posted(above, "全省乡镇通知", "530000000000", audience="township")
        assert await seen(official("county_operator", EAST_COUNTY)) == ["县级通知", "全县通知"]
        assert await seen(official("township_operator", f"{EAST_COUNTY}101")) == ["全省乡镇通知", "全县通知"]
        assert await seen(official("county_operator", WEST_COUNTY)) == []
        assert await seen(official("township_operator", f"{WEST_COUNTY}101")) == ["全省乡镇通知"]


async def test_a_notice_is_shown_on_its_days_once_published_and_until_withdrawn(province: Any) -> None:
    writer = await stored_official("county_admin", EAST_COUNTY)
    reader = await stored_official("county_operator", EAST_COUNTY)
    async with platform_session():
        draft = await write_notice(writer, text("草稿"))
        await posted(writer, "明天", shown_from=today() + timedelta(days=1))
        await posted(
            writer, "昨天", shown_from=today() - timedelta(days=2), shown_to=today() - timedelta(days=1)
        )
        shown = await posted(writer, "今天", shown_to=today())
        assert await seen(reader) == ["今天"]
        with pytest.raises(NotFound):
            await show_notice(draft, reader)
        assert (await list_notices(reader, PAGE)).sums == {"unread": 1}
        await show_notice(shown, reader)
        assert (await list_notices(reader, PAGE)).sums == {"unread": 0}
        assert len((await list_notices(writer, PAGE, written=True)).rows) == 4
        assert (await list_notices(reader, PAGE, written=True)).rows == []
        await publish_notice(shown, writer, published=False)
        assert await seen(reader) == []
        with pytest.raises(Conflict):
            await publish_notice(shown, writer, published=True)


async def test_who_administers_another_division_neither_writes_nor_publishes_nor_adds(province: Any) -> None:
    writer = await stored_official("county_admin", EAST_COUNTY)
    async with platform_session():
        draft = await write_notice(writer, text("草稿"))
        for stranger in (official("county_admin", WEST_COUNTY), official("county_operator", EAST_COUNTY)):
            with pytest.raises(NotAllowed):
                await write_notice(stranger, text("通知"))
            with pytest.raises(NotAllowed):
                await publish_notice(draft, stranger, published=True)
            with pytest.raises(NotAllowed):
                await attach_pdf(draft, stranger, file_name="a.pdf", content=b"%PDF-1.7")
        with pytest.raises(NotAllowed):
            await write_notice(writer, text("通知", "530400000000"))


async def test_a_pdf_is_seen_by_whom_the_notice_is_for_and_nothing_else_is_taken(province: Any) -> None:
    writer = await stored_official("county_admin", EAST_COUNTY)
    reader = official("county_operator", EAST_COUNTY)
    async with platform_session():
        draft = await write_notice(writer, text("草稿"))
        with pytest.raises(Invalid):
            await attach_pdf(draft, writer, file_name="a.pdf", content=b"<html>")
        file_id = await attach_pdf(draft, writer, file_name="C:\\\\通知.pdf", content=b"%PDF-1.7 x")
        with pytest.raises(NotFound):
            await notice_file(draft, file_id, reader)
        await publish_notice(draft, writer, published=True)
        path, name = await notice_file(draft, file_id, reader)
        assert (path.read_bytes(), name) == (b"%PDF-1.7 x", "通知.pdf")
        with pytest.raises(NotFound):
            await notice_file(draft, file_id, official("county_operator", WEST_COUNTY))
        with pytest.raises(Conflict):
            await attach_pdf(draft, writer, file_name="b.pdf", content=b"%PDF-1.7")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": "短"}),
        ("audience", {"audience": "village"}),
        ("audience", {"audience": "province"}),
        ("shown_to", {"shown_to": "before"}),
    ],
    ids=["title", "unknown", "above", "dates"],
)
def test_a_notice_says_what_is_wrong_with_it(field: str, wrong: dict[str, Any]) -> None:
    if wrong.get("shown_to"):
        wrong = {"shown_to": today() - timedelta(days=1)}
    with pytest.raises(Invalid) as refused:
        text(**{"title": "通知", **wrong})
    assert refused.value.field == field
