"""Give an account a portrait (头像, row 18), or take it away."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from core.access import queries_avatars
from core.access.account import account_to_manage
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.settings import settings

FOLDER = "avatars"


async def set_avatar(by: Official, official_id: int, picture: bytes | None) -> None:
    """Keep `picture` (as `picture_of` made it) for the own account or one that `by` manages; None takes it away.

    Raises `NotFound`, `NotAllowed`.
    """
    if official_id != by.id:
        await account_to_manage(by, official_id)
    name = _store(picture) if picture is not None else None
    before = await queries_avatars.avatar_of(official_id)
    if before == name:
        return
    await queries_avatars.set_avatar(official_id, name, now())
    current_session().record(
        AuditRecord(
            "official.set_avatar",
            "official",
            str(official_id),
            by.id,
            by.account,
            before={"avatar": before},
            after={"avatar": name},
        )
    )


def _store(picture: bytes) -> str:
    """Write it under its SHA-256, so that the same one is stored once; returns the name."""
    place: Path = settings().attachments / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{sha256(picture).hexdigest()}.png"
    if not path.exists():
        # A draft of its own: two uploads of the same picture at once would otherwise take each other's draft away.
        draft = place / f"{path.stem}.{token_hex(8)}.new"
        try:
            draft.write_bytes(picture)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    return path.name
