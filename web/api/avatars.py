"""头像: the own picture, and those of the accounts that an administrator keeps."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Controller, delete, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from litestar.response import File

from core.access.avatar_file import avatar_file
from core.access.official_detail import official_detail
from core.access.picture import MAX_BYTES, picture_of
from core.access.set_avatar import set_avatar
from core.applications.scan_upload import scan_upload
from core.applications.store_upload import store_upload
from tenants import platform_session
from web.deps import SignedIn
from web.guard import SIGNED_IN
from web.uploads import FORM_BYTES, Multipart, pieces

_ZONES = ["outer", "inner"]
_OWN: dict[str, Any] = {"permission": SIGNED_IN, "zone": _ZONES}
_READ = {"permission": "official:read", "zone": _ZONES}
_MANAGE = {"permission": "official:manage", "zone": _ZONES}
_PNG = "image/png"


class AvatarForm(msgspec.Struct, kw_only=True):
    """A JPEG or PNG of at most 2 MB."""

    file: UploadFile


class OwnAvatarController(Controller):
    """我的头像."""

    path = "/api/v1/me/avatar"
    tags = ["用户管理"]

    @get("/", operation_id="getOwnAvatar", summary="我的头像", media_type=_PNG, opt=_OWN)
    async def show(self, official: SignedIn) -> File:
        """The own picture; 404 without one."""
        async with platform_session(read_only=True):
            return _shown(await avatar_file(official, official.id))

    @post(
        "/",
        operation_id="setOwnAvatar",
        summary="更换我的头像",
        status_code=204,
        opt=_OWN,
        request_max_body_size=MAX_BYTES + FORM_BYTES,
    )
    async def replace(self, data: Annotated[AvatarForm, Multipart], official: SignedIn) -> None:
        """Draw the picture anew and keep it."""
        picture = await _drawn(data.file)
        async with platform_session():
            await set_avatar(official, official.id, picture)

    @delete("/", operation_id="removeOwnAvatar", summary="删除我的头像", opt=_OWN)
    async def remove(self, official: SignedIn) -> None:
        """Keep no picture."""
        async with platform_session():
            await set_avatar(official, official.id, None)


class AvatarsController(Controller):
    """用户的头像."""

    path = "/api/v1/officials/{official_id:int}/avatar"
    tags = ["用户管理"]

    @get("/", operation_id="getAvatar", summary="用户头像", media_type=_PNG, opt=_READ)
    async def show(self, official_id: FromPath[int], official: SignedIn) -> File:
        """The picture of an account inside the own region; 404 without one."""
        async with platform_session(read_only=True):
            return _shown(await avatar_file(official, official_id))

    @post(
        "/",
        operation_id="setAvatar",
        summary="更换用户头像",
        status_code=204,
        opt=_MANAGE,
        request_max_body_size=MAX_BYTES + FORM_BYTES,
    )
    async def replace(
        self, official_id: FromPath[int], data: Annotated[AvatarForm, Multipart], official: SignedIn
    ) -> None:
        """Draw the picture anew and keep it."""
        async with platform_session(read_only=True):
            # Before the work: a picture for somebody else's account is not even looked at.
            await official_detail(official, official_id)
        picture = await _drawn(data.file)
        async with platform_session():
            await set_avatar(official, official_id, picture)

    @delete("/", operation_id="removeAvatar", summary="删除用户头像", opt=_MANAGE)
    async def remove(self, official_id: FromPath[int], official: SignedIn) -> None:
        """Keep no picture."""
        async with platform_session():
            await set_avatar(official, official_id, None)


async def _drawn(file: UploadFile) -> bytes:
    """The picture of an upload that the virus scanner has seen; the upload lies on disk only meanwhile."""
    upload = await store_upload(
        pieces(file), file_name=file.filename, county="platform", area="scan", limit_bytes=MAX_BYTES
    )
    try:
        await scan_upload(upload)
        content = await asyncio.to_thread(upload.path.read_bytes)
        return await asyncio.to_thread(picture_of, content)
    finally:
        upload.discard()


def _shown(path: Path) -> File:
    """Shown in the page, and asked for again when it may have changed."""
    return File(
        path,
        media_type=_PNG,
        filename="avatar.png",
        headers={"cache-control": "private, no-cache"},
        content_disposition_type="inline",
    )
