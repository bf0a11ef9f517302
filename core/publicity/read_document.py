"""下载公示文件."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from core.kernel.errors import NotFound, Unavailable
from core.kernel.settings import settings
from core.publicity.publicity import Document


def read_document(documents: Sequence[Document], part: int = 1) -> bytes:
    """The PDF of one part of `documents`, exactly as it was printed; `list_documents` authorised.

    Raises `NotFound` for a part that was not printed (yet), `Unavailable` when the file is missing or differs from what
    was recorded.
    """
    document = next((each for each in documents if each.part == part), None)
    if document is None:
        raise NotFound("publicity.no_document", "公示文件尚未生成完毕，或没有这一部分，请稍后刷新")
    try:
        content = (settings().var / document.stored_path).read_bytes()
    except OSError:
        content = b""
    if sha256(content).digest() != document.sha256:
        raise Unavailable("publicity.document_lost", "公示文件已丢失或被改动，请重新生成后下载")
    return content
