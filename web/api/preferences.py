"""页面偏好 of the official who is signed in."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, put
from litestar.params import FromPath, JSONBody

from core.preferences import Choices, PagePreference, list_preferences, save_preference
from tenants import platform_session
from web.deps import SignedIn
from web.guard import SIGNED_IN

_OWN = {"permission": SIGNED_IN, "zone": ["outer", "inner"]}


class PreferencesBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Choices for one page; what is left out follows the portal's own."""

    columns: (
        Annotated[list[str], msgspec.Meta(max_length=80, examples=[["name", "village", "amount_fen"]])] | None
    ) = None
    page_size: Annotated[int, msgspec.Meta(ge=5, le=200, examples=[50])] | None = None
    large_print: bool | None = None
    theme: (
        Annotated[str, msgspec.Meta(max_length=20, description="light、dark、contrast", examples=["light"])]
        | None
    ) = None


class PreferencesController(Controller):
    """页面偏好."""

    path = "/api/v1/me/preferences"
    tags = ["页面偏好"]

    @get("/", operation_id="listPreferences", summary="我的页面偏好", opt=_OWN)
    async def list_preferences(self, official: SignedIn) -> list[PagePreference]:
        """Every page that was set; `portal` holds what counts everywhere."""
        async with platform_session(read_only=True):
            return await list_preferences(official)

    @put("/{page:str}", operation_id="savePreference", summary="保存页面偏好", status_code=204, opt=_OWN)
    async def save_preference(
        self, page: FromPath[str], data: JSONBody[PreferencesBody], official: SignedIn
    ) -> None:
        """Replace the choices for one page."""
        choices = Choices(data.columns, data.page_size, data.large_print, data.theme)
        async with platform_session():
            await save_preference(official, page, choices)
