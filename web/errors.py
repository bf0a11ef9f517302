"""The one map from failures to HTTP: RFC 9457 problem+json, in Chinese, without anything of the inside."""

from __future__ import annotations

import logging
import re
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from core.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooLarge,
    TooMany,
    Unavailable,
    YikatongError,
)
from core.kernel.origin import current_origin
from web.validation_texts import in_chinese

log = logging.getLogger("yikatong.web")

MEDIA_TYPE = "application/problem+json"
_RETRY_AFTER_SECONDS = "30"
STATUS: dict[type[YikatongError], int] = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    Invalid: 422,
    TooMany: 429,
    Unavailable: 503,
}
TITLES = {
    400: "请求有误",
    401: "需要登录",
    403: "不允许",
    404: "不存在",
    405: "请求方法不支持",
    409: "状态冲突",
    413: "内容过大",
    415: "内容格式不支持",
    422: "内容有误",
    429: "过于频繁",
    500: "系统内部错误",
    503: "暂时无法使用",
}
_HTTP_TEXTS = {
    400: ("request.malformed", "请求格式有误，请检查提交的内容（应为规范的 JSON 或表单）"),
    404: ("request.unknown", "没有这个地址"),
    405: ("request.method", "该地址不支持这种请求方法"),
    413: ("request.too_large", "提交的内容超过大小限制，请减小后重试"),
    415: ("request.media_type", "不支持这种内容格式"),
}

_MISSING = re.compile(r"Missing required \w+ parameter '([^']+)'")


class Problem(msgspec.Struct, kw_only=True, omit_defaults=False):
    """Every error of the API (RFC 9457). `code` is stable, for programs; `detail` is Chinese, for people."""

    type: str = msgspec.field(default="about:blank")
    title: str
    status: int
    code: str
    detail: str
    field: str | None = None
    row: int | None = None
    details: dict[str, Any] = {}
    request_id: str = ""


def status_of(error: YikatongError) -> int:
    """The HTTP status of a foreseen failure: that of the nearest class in `STATUS`, else 500."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def _answer(status: int, code: str, detail: str, **more: Any) -> Response[Problem]:
    problem = Problem(
        type=f"urn:yikatong:problem:{code}",
        title=TITLES.get(status, TITLES[400] if status < 500 else TITLES[500]),
        status=status,
        code=code,
        detail=detail,
        request_id=current_origin().request_id,
        **more,
    )
    headers = {"retry-after": _RETRY_AFTER_SECONDS} if status == 503 else {}
    return Response(problem, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def answer_refusal(_request: Request[Any, Any, Any], error: YikatongError) -> Response[Problem]:
    """Answer a foreseen failure with its own code and message."""
    status = status_of(error)
    if status == 500:
        log.error("refused inside: %s", error.code, exc_info=error)
    return _answer(
        status, error.code, error.message, field=error.field, row=error.row, details=dict(error.details)
    )


def answer_http(_request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """Answer what the framework itself refuses: a wrong body or parameter, an unknown address, too much data."""
    if isinstance(error, ValidationException):
        errors = [_wrong_field(entry) for entry in error.extra or [] if isinstance(entry, dict)]
        errors = errors or _missing(error)
        first = errors[0] if errors else {"field": "", "detail": "提交的内容有误"}
        where = f"“{first['field']}”" if first["field"] else ""
        return _answer(
            422,
            "request.invalid",
            f"{where}{first['detail']}",
            field=first["field"] or None,
            details={"errors": errors},
        )
    status = error.status_code
    if status >= 500:
        return answer_unforeseen(_request, error)
    code, text = _HTTP_TEXTS.get(status, _HTTP_TEXTS[400])
    return _answer(status, code, text)


def _wrong_field(entry: dict[str, Any]) -> dict[str, str]:
    """Where one value is wrong, and why. The framework calls the body as a whole `data`."""
    field, message = str(entry.get("key", "")), str(entry.get("message", ""))
    return {"field": "" if field == "data" else field.removeprefix("data."), "detail": in_chinese(message)}


def _missing(error: ValidationException) -> list[dict[str, str]]:
    """The parameter that a request lacks, of which the framework tells in a sentence only."""
    found = _MISSING.match(error.detail)
    return [{"field": found.group(1), "detail": "是必填参数，请补充"}] if found else []


def answer_unforeseen(_request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """Answer a fault of the platform: logged in full, told to nobody outside."""
    request_id = current_origin().request_id
    log.error("unforeseen failure in request %s", request_id, exc_info=error)
    return _answer(
        500, "internal", f"系统内部错误，请稍后重试；如反复出现，请将编号 {request_id} 告知系统管理员"
    )
