"""The outside party's own side of the signed JSON: checks requests, signs answers, shows the faults.

Written apart from `core.plugin_api.signed_http` on purpose, from the format that its text describes: two
implementations that agree say more than one that agrees with itself.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ops.simulators.faults import CutConnection, FaultBoard, Faults

FRESH_SECONDS = 300

Handler = Callable[[dict[str, Any], Faults], dict[str, Any]]


class Refused(Exception):
    """The party will not do what was asked; `status` is the HTTP status of its signed answer."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(slots=True)
class SignedParty:
    """One party: checks who asks, remembers the nonces it saw, signs what it answers."""

    name: str
    secret: bytes
    board: FaultBoard
    _nonces: dict[str, float]

    def __init__(self, name: str, secret: bytes, board: FaultBoard) -> None:
        self.name = name
        self.secret = secret
        self.board = board
        self._nonces = {}

    def endpoint(self, operation: str, handler: Handler) -> Callable[[Request], Any]:
        """A Starlette endpoint that runs `handler` for verified requests and applies the faults in force."""

        async def answer(request: Request) -> Response:
            body = await request.body()
            faults = self.board.draw(self.name)
            await asyncio.sleep(faults.slow_ms / 1000)
            if faults.down:
                return JSONResponse({"reason": "系统维护"}, status_code=503)
            if faults.drop:
                return CutConnection()
            stamp = request.headers.get("X-Ykt-Timestamp", "")
            nonce = request.headers.get("X-Ykt-Nonce", "")
            try:
                self._verify(operation, stamp, nonce, request.headers.get("X-Ykt-Signature", ""), body)
                status, content = 200, handler(json.loads(body), faults)
            except Refused as refusal:
                status, content = refusal.status, {"reason": refusal.reason}
            if faults.lost_response:
                return CutConnection()
            return self._signed(operation, stamp, nonce, status, content, faults)

        return answer

    def _verify(self, operation: str, stamp: str, nonce: str, signature: str, body: bytes) -> None:
        expected = self._hmac(f"request\n{operation}\n{stamp}\n{nonce}\n".encode() + body)
        if not hmac.compare_digest(expected, signature):
            raise Refused(401, "签名不符")
        now = time.time()
        if not stamp.isdecimal() or abs(now - int(stamp)) > FRESH_SECONDS:
            raise Refused(401, "请求时间超出允许范围")
        if nonce in self._nonces:
            raise Refused(401, "请求重复")
        self._nonces = {old: at for old, at in self._nonces.items() if now - at < 2 * FRESH_SECONDS}
        self._nonces[nonce] = now

    def _signed(
        self, operation: str, stamp: str, nonce: str, status: int, content: dict[str, Any], faults: Faults
    ) -> Response:
        payload = json.dumps(content, ensure_ascii=False).encode()
        if faults.wrong == "json":
            payload = "<html>系统升级中</html>".encode()
        elif faults.wrong == "shape":
            payload = b'{"result": "ok"}'
        signature = self._hmac(f"answer\n{operation}\n{stamp}\n{nonce}\n{status}\n".encode() + payload)
        if faults.wrong == "signature":
            signature = self._hmac(payload)
        return Response(
            payload,
            status_code=status,
            media_type="application/json",
            headers={"X-Ykt-Signature": signature},
        )

    def _hmac(self, message: bytes) -> str:
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()
