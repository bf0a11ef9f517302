"""Carry out a request under its idempotency key, or answer what it was answered before."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from core.access.official import Official
from core.idempotency import queries
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid

_KEY = re.compile(r"[A-Za-z0-9._:-]{8,100}", re.ASCII)


async def perform_once(
    key: str | None,
    operation: str,
    request: Any,
    by: Official,
    act: Callable[[], Awaitable[dict[str, Any]]],
) -> dict[str, Any]:
    """Run `act` in the session of a county and keep its JSON-ready answer under `key`; a repetition runs nothing.

    `request` is the JSON-ready body together with whatever the address names. Raises `Invalid` for a missing or
    malformed key, `Conflict` when the key stands for another request.
    """
    if not key or not _KEY.fullmatch(key):
        raise Invalid(
            "idempotency.key",
            "请求头 Idempotency-Key 缺失或格式不正确（8 至 100 位字母、数字或 . _ : -）",
            field="Idempotency-Key",
        )
    digest = sha256(
        json.dumps([operation, request], sort_keys=True, ensure_ascii=False, default=str).encode()
    ).digest()
    if await queries.reserve(key, by.id, operation, digest, now()):
        response = await act()
        await queries.keep_response(key, by.id, response)
        return response
    known = await queries.stored(key, by.id)
    if known is None or known["operation"] != operation or bytes(known["request_digest"]) != digest:
        raise Conflict(
            "idempotency.reused",
            "该 Idempotency-Key 已用于另一个请求，请更换后重新提交",
            field="Idempotency-Key",
        )
    return known["response"]
