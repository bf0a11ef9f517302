"""A portrait (头像) as it is kept: decoded and drawn anew, so that nothing else that a file may hold is ever stored."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from core.kernel.errors import Invalid, TooLarge

MAX_BYTES = 2 * 1024 * 1024
SIDE_PIXELS = 256
_MOST_PIXELS = 25_000_000
_FORMATS = ("JPEG", "PNG")


def picture_of(content: bytes) -> bytes:
    """A PNG of `SIDE_PIXELS` square from the middle of a JPEG or PNG of at most `MAX_BYTES`, turned as it was taken.

    Takes some hundredths of a second of a processor. Raises `TooLarge`, `Invalid` for anything else.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge("access.avatar_size", "头像不能超过 2 MB，请压缩后再上传", field="file")
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as given:
            if given.width * given.height > _MOST_PIXELS:
                raise TooLarge("access.avatar_size", "头像的尺寸过大，请缩小后再上传", field="file")
            upright = ImageOps.exif_transpose(given).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Invalid(
            "access.avatar_format", "头像应为 JPG 或 PNG 图片，请换一张图片", field="file"
        ) from error
    stored = io.BytesIO()
    ImageOps.fit(upright, (SIDE_PIXELS, SIDE_PIXELS)).save(stored, "PNG", optimize=True)
    return stored.getvalue()
