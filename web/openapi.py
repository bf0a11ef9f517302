"""The OpenAPI document at /api/v1/openapi.json: operation ids, examples, and the one shape of errors. No pages."""

from __future__ import annotations

import copy
from typing import Any

from litestar import Request, Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from web.errors import MEDIA_TYPE, TITLES
from web.guard import CSRF_HEADER, PUBLIC, SESSION_COOKIE
from web.openapi_enums import tell_words
from web.openapi_examples import add_examples, operations
from web.openapi_schemas import correct_schemas, rename_lists

PATH = "/api/v1/openapi.json"
_EXAMPLE = {
    "type": "urn:yikatong:problem:access.region",
    "title": "不允许",
    "status": 403,
    "code": "access.region",
    "detail": "该区县不在您岗位所辖的区划范围内",
    "field": None,
    "row": None,
    "details": {},
    "request_id": "019a0f3e-5c1d-7c55-8a52-3f1f0b6b7d10",
}
_PROBLEM = {
    "type": "object",
    "description": "任何错误的统一格式（RFC 9457）。code 供程序判断，detail 供人阅读。",
    "required": list(_EXAMPLE),
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string", "enum": list(TITLES.values())},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "field": {"type": ["string", "null"], "description": "出错的字段"},
        "row": {"type": ["integer", "null"], "description": "出错的行号（导入文件）"},
        "details": {"type": "object", "additionalProperties": True},
        "request_id": {"type": "string"},
    },
}


class _ProblemDocument(JsonRenderPlugin):
    """Renders the document with the error shape as every operation's default answer."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        return self.render_json(request, completed(openapi_schema))


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """A copy of the document with examples, in which every operation answers errors as `Problem` and nothing else."""
    complete = copy.deepcopy(document)
    for operation in operations(complete):
        # The framework describes an error format of its own for 400; the platform answers `Problem` alone.
        operation["responses"].pop("400", None)
    correct_schemas(complete)
    tell_words(complete, operations(complete))
    add_examples(complete)
    complete = rename_lists(complete)
    complete.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
    answer = {
        "description": "错误",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": _EXAMPLE}},
    }
    for operation in operations(complete):
        operation["responses"]["default"] = answer
    return complete


def openapi_config() -> OpenAPIConfig:
    """The configuration of the document; pages with scripts from outside are not served."""
    return OpenAPIConfig(
        title="一卡通 · 惠民惠农补贴平台",
        version="1",
        description=(
            "金额一律为整数“分”（字段名以 _fen 结尾）。列表以 page、size、sort 翻页和排序。"
            f"除登录外，所有修改请求须带请求头 {CSRF_HEADER}（登录时返回）。"
            "产生资金往来的请求须带请求头 Idempotency-Key。"
        ),
        components=Components(
            security_schemes={
                "session": SecurityScheme(type="apiKey", name=SESSION_COOKIE, security_scheme_in="cookie")
            }
        ),
        security=[{"session": []}],
        render_plugins=[_ProblemDocument(path="/")],
        openapi_router=Router(
            PATH,
            route_handlers=[],
            include_in_schema=False,
            opt={"permission": PUBLIC, "zone": ["public", "outer", "inner"]},
        ),
    )
