"""消息 of the official who is signed in, in one county."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import JSONBody, QueryParameter

from core.messages import KINDS, Message, count_unread, list_messages, mark_read
from tenants import county_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_READ = {"permission": "message:read", "zone": ["outer", "inner"]}


class UnreadAnswer(msgspec.Struct, kw_only=True):
    """How many messages are unread."""

    unread: int


class MarkReadBody(msgspec.Struct, kw_only=True):
    """The messages that were read; without any, all of them."""

    message_ids: Annotated[list[int], msgspec.Meta(max_length=500, examples=[[11, 12]])] | None = None


class MarkReadAnswer(msgspec.Struct, kw_only=True):
    """How many messages were marked."""

    marked: int


class MessagesController(Controller):
    """消息."""

    path = "/api/v1/counties/{county:str}/messages"
    tags = ["消息"]

    @get("/", operation_id="listMessages", summary="我的消息", opt=_READ)
    async def list_messages(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        unread: Annotated[bool, QueryParameter(description="只看未读")] = False,
        kind: Annotated[
            str | None,
            QueryParameter(description="、".join(f"{code} {title}" for code, title in KINDS.items())),
        ] = None,
    ) -> Rows[Message]:
        """Messages for the official and the own posts, the newest first; `sums` counts the unread ones."""
        async with county_session(county, read_only=True):
            page = await list_messages(official, paging, unread=unread, kind=kind)
        return rows_of(page, page.rows)

    @get("/unread", operation_id="countUnreadMessages", summary="未读消息数", opt=_READ)
    async def count_unread(self, county: CountyCode, official: SignedIn) -> UnreadAnswer:
        """The number on the bell."""
        async with county_session(county, read_only=True):
            return UnreadAnswer(unread=await count_unread(official))

    @post("/read", operation_id="markMessagesRead", summary="标为已读", status_code=200, opt=_READ)
    async def mark_read(
        self, county: CountyCode, data: JSONBody[MarkReadBody], official: SignedIn
    ) -> MarkReadAnswer:
        """Mark the messages named, or all, as read."""
        async with county_session(county):
            return MarkReadAnswer(marked=await mark_read(official, data.message_ids))
