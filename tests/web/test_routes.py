"""Completeness of the routes: permission, zone, operation id, summary, and the document made from them."""

from __future__ import annotations

from collections import Counter

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from core.access.policy import permissions
from core.kernel.settings import ZONES
from tests.conftest import Province, forget_settings
from web.app import create_app
from web.deps import DEPENDENCIES
from web.guard import PUBLIC, SIGNED_IN, permissions_of, zones_of
from web.routes import CONTROLLERS


def handlers() -> list[HTTPRouteHandler]:
    app = Litestar(
        route_handlers=list(CONTROLLERS), dependencies=DEPENDENCIES, openapi_config=None, logging_config=None
    )
    return [
        handler
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if "OPTIONS" not in handler.http_methods
    ]


def test_every_route_declares_permission_and_zone() -> None:
    wrong = []
    for handler in handlers():
        try:
            known = permissions_of(handler) <= permissions() | {PUBLIC, SIGNED_IN}
        except LookupError:
            known = False
        if not known or not zones_of(handler) or not zones_of(handler) <= ZONES:
            wrong.append(f"{handler}: {dict(handler.opt)}")
    assert wrong == [], (
        'declare opt={"permission": "…", "zone": "…"}; permissions are those of core/access/policy.csv'
    )


def test_every_route_has_an_operation_id_of_its_own_and_a_chinese_summary() -> None:
    ids = Counter(str(handler.operation_id) for handler in handlers())
    assert [name for name, count in ids.items() if count > 1 or name == "None"] == []
    assert [str(h) for h in handlers() if not any("\u4e00" <= c <= "\u9fff" for c in h.summary or "")] == []


async def test_the_document_names_every_operation_and_one_error_shape(visitor: httpx.AsyncClient) -> None:
    document = (await visitor.get("/api/v1/openapi.json")).json()
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert {operation["operationId"] for operation in operations} == {str(h.operation_id) for h in handlers()}
    for operation in operations:
        shape = operation["responses"]["default"]["content"]["application/problem+json"]["schema"]
        assert shape == {"$ref": "#/components/schemas/Problem"}
    assert "Problem" in document["components"]["schemas"]


@pytest.mark.parametrize("path", ["/schema", "/schema/swagger", "/docs", "/api/v1/openapi.json/redoc"])
async def test_no_page_loads_scripts_from_outside(visitor: httpx.AsyncClient, path: str) -> None:
    answer = await visitor.get(path)
    assert answer.status_code == 404 and "<script" not in answer.text


async def test_a_process_serves_its_zones_only(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YKT_ZONES", "public")
    forget_settings()
    transport = httpx.ASGITransport(create_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://ykt.test") as client:
        hidden = await client.post("/api/v1/sign-ins", json={"account": "a1", "password": "b"})
        shown = await client.get("/api/v1/openapi.json")
    monkeypatch.undo()
    forget_settings()
    assert (hidden.status_code, hidden.json()["code"]) == (404, "request.unknown")
    assert shown.status_code == 200
