"""Put an upload on disk, outside every web root, under a name that nobody can guess or choose."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from core.kernel.errors import Invalid, TooLarge
from core.kernel.settings import settings

_SHOWN_NAME = 120


@dataclass(frozen=True, slots=True)
class StoredUpload:
    """A file on disk: `place` relative to the folder of attachments, its first bytes, size and digest."""

    place: str
    file_name: str
    size_bytes: int
    sha256: bytes
    head: bytes

    @property
    def path(self) -> Path:
        """Where it lies."""
        return settings().attachments / self.place

    def discard(self) -> None:
        """Remove the file; nothing refers to it."""
        self.path.unlink(missing_ok=True)


async def store_upload(
    chunks: AsyncIterator[bytes], *, file_name: str, county: str, area: str, limit_bytes: int
) -> StoredUpload:
    """Stream an upload to disk; raises `TooLarge` beyond `limit_bytes` (nothing stays behind), `Invalid` for 0 bytes.

    `area` is a folder of ours (`intake`, `attachments`). The client's file name is kept for people and never used as a
    path. The caller discards the file when its transaction fails.
    """
    place = f"{county}/{area}/{secrets.token_hex(16)}"
    path = settings().attachments / place
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size, head = sha256(), 0, b""
    with _written_or_removed(path):
        with path.open("xb") as file:
            async for chunk in chunks:
                size += len(chunk)
                if size > limit_bytes:
                    raise TooLarge(
                        "upload.too_large",
                        f"文件超过 {limit_bytes // 1024 // 1024} MB，请压缩或拆分后上传",
                        field="file",
                    )
                if len(head) < 4096:
                    head += chunk[:4096]
                digest.update(chunk)
                await asyncio.to_thread(file.write, chunk)
        if size == 0:
            raise Invalid("upload.empty", "文件是空的（0 字节），请确认文件已保存后重新上传", field="file")
    return StoredUpload(place, _shown_name(file_name), size, digest.digest(), head)


@contextlib.contextmanager
def _written_or_removed(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _shown_name(file_name: str) -> str:
    """The last part of the client's file name, printable and short; the extension survives."""
    bare = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(character for character in bare if character.isprintable()).strip() or "未命名"
    stem, dot, extension = name.rpartition(".")
    return (
        name
        if len(name) <= _SHOWN_NAME or not dot
        else f"{stem[: _SHOWN_NAME - len(extension) - 1]}.{extension}"[:_SHOWN_NAME]
    )
