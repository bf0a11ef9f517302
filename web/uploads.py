"""Take a file out of a multipart request, piece by piece."""

from __future__ import annotations

from collections.abc import AsyncIterator

from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body

_PIECE_BYTES = 256 * 1024
FORM_BYTES = 1024 * 1024
"""What a multipart request may hold beside its file."""

Multipart = Body(media_type=RequestEncodingType.MULTI_PART)
"""Marks the body of an upload: `data: Annotated[SomeForm, Multipart]`."""


async def pieces(file: UploadFile) -> AsyncIterator[bytes]:
    """The content of an uploaded file; the framework keeps it on disk beyond a megabyte."""
    while piece := await file.read(_PIECE_BYTES):
        yield piece
