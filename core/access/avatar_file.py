"""Where the portrait (头像) of an account lies."""

from __future__ import annotations

from pathlib import Path

from core.access import queries_avatars
from core.access.official import Official
from core.access.official_detail import official_detail
from core.access.set_avatar import FOLDER
from core.kernel.errors import NotFound
from core.kernel.settings import settings


async def avatar_file(by: Official, official_id: int) -> Path:
    """The picture of the own account, or of one that `by` may read. Raises `NotFound`, also without one, `NotAllowed`."""
    if official_id != by.id:
        await official_detail(by, official_id)
    name = await queries_avatars.avatar_of(official_id)
    if name is None:
        raise NotFound("access.no_avatar", "该用户还没有头像")
    return settings().attachments / FOLDER / name
