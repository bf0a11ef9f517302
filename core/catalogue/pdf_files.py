"""PDFs that officials publish: policy documents and the files of notices."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_hex

from core.kernel.errors import Invalid, TooLarge
from core.kernel.settings import settings

MAX_BYTES = 20 * 1024 * 1024


def store_pdf(content: bytes, folder: str) -> tuple[str, bytes]:
    """Store a PDF of at most `MAX_BYTES` in `folder` below the attachments; returns its stored name and SHA-256.

    A file is named by its SHA-256, so that the same one is stored once. Raises `TooLarge`, `Invalid` for another format.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge("policy.too_large", "文件不能超过 20 MB，请压缩后再上传", field="file")
    if not content.startswith(b"%PDF-"):
        raise Invalid("policy.not_pdf", "文件应为 PDF 格式，请转换后再上传", field="file")
    digest = sha256(content)
    place = settings().attachments / folder
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{digest.hexdigest()}.pdf"
    if not path.exists():
        # A draft of its own: two uploads of the same file at once would otherwise take each other's draft away.
        draft = place / f"{path.stem}.{token_hex(8)}.new"
        try:
            draft.write_bytes(content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    return path.name, digest.digest()
