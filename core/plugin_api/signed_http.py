"""Signed JSON over HTTP, the way in which every party that this platform ships a plugin for is spoken to.

Both sides hold one secret. A request carries a time, a nonce and
`HMAC-SHA256(secret, "request\\n" operation "\\n" time "\\n" nonce "\\n" body)` in hexadecimal; an answer carries
`HMAC-SHA256(secret, "answer\\n" operation "\\n" time "\\n" nonce "\\n" status "\\n" body)` with the time and nonce of its
request, so that neither can be altered, replayed or passed off as the answer to something else.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from core.kernel.clock import system_clock
from core.kernel.errors import Unavailable
from core.kernel.ids import new_uuid
from core.plugin_api.outside import Outside, PartyRefused

TIME_HEADER = "X-Ykt-Timestamp"
NONCE_HEADER = "X-Ykt-Nonce"
SIGNATURE_HEADER = "X-Ykt-Signature"

LARGEST_ANSWER_BYTES = 64 * 1024 * 1024
"""Three times the receipt of a county's largest voucher (105,132 lines); an answer without end must not fill the memory."""

Answer = TypeVar("Answer", bound=BaseModel)


def sign(secret: bytes, *parts: str, body: bytes) -> str:
    """The hexadecimal HMAC-SHA256 of `parts` and `body`, joined by line feeds."""
    head = "".join(f"{part}\n" for part in parts).encode()
    return hmac.new(secret, head + body, hashlib.sha256).hexdigest()


async def ask(
    outside: Outside, party: str, operation: str, question: BaseModel, answer: type[Answer]
) -> Answer:
    """POST `question` to `operation` below the party's address and return its verified, well-formed `answer`.

    `party` is the party's Chinese name for messages. Raises `Unavailable` when the party cannot be reached, is
    overloaded, answers with a wrong signature or with something else than `answer`, that is whenever it is not
    known what came of the request; `PartyRefused` when it answers that it will not do it.
    """
    body = question.model_dump_json(by_alias=True).encode()
    # The time guards against replay and is the machine's, also where business time is set forward.
    time, nonce = str(int(system_clock().timestamp())), new_uuid().hex
    headers = {
        "Content-Type": "application/json",
        TIME_HEADER: time,
        NONCE_HEADER: nonce,
        SIGNATURE_HEADER: sign(outside.secret, "request", operation, time, nonce, body=body),
    }
    try:
        async with outside.client.stream("POST", operation, content=body, headers=headers) as response:
            content = await _content(response, party)
    except httpx.TimeoutException as error:
        raise Unavailable("outside.timeout", f"{party}没有在规定时间内答复，请稍后重试") from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise Unavailable("outside.unreachable", f"{party}连接不上或连接中断，请稍后重试") from error
    if response.status_code >= 500 or response.status_code == 429:
        raise Unavailable(
            "outside.busy", f"{party}暂时不能提供服务（状态 {response.status_code}），请稍后重试"
        )
    expected = sign(outside.secret, "answer", operation, time, nonce, str(response.status_code), body=content)
    if not hmac.compare_digest(expected, response.headers.get(SIGNATURE_HEADER, "")):
        raise Unavailable(
            "outside.signature", f"{party}的答复签名不符，已丢弃；请系统管理员核对密钥和对方证书"
        )
    if response.status_code != 200:
        raise PartyRefused(
            "outside.refused", f"{party}拒绝了请求（状态 {response.status_code}），请系统管理员核对接口配置"
        )
    try:
        return answer.model_validate_json(content)
    except ValidationError:
        # The error's text quotes personal data, so it is not chained.
        raise Unavailable(
            "outside.malformed", f"{party}的答复格式不对，已丢弃，请稍后重试或联系系统管理员"
        ) from None


async def _content(response: httpx.Response, party: str) -> bytes:
    """The body of an answer; raises `Unavailable` as soon as it is larger than any answer may be."""
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > LARGEST_ANSWER_BYTES:
            raise Unavailable(
                "outside.too_large",
                f"{party}的答复超过 {LARGEST_ANSWER_BYTES // 1024 // 1024} MB，已丢弃，请稍后重试或联系系统管理员",
            )
    return bytes(content)
