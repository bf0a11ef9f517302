"""What handlers ask for by name: `county`, `official`, `paging`, `reading`, `idempotency`, and the types they name it by.

async def list_batches(self, county: CountyCode, official: SignedIn, paging: Paging) -> …
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeAlias

import msgspec
from litestar import Request
from litestar.di import NamedDependency, Provide
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath, HeaderParameter, QueryParameter

from core.access.official import Official
from core.idempotency import perform_once
from core.kernel.errors import NotSignedIn
from core.kernel.paging import PageRequest, check_sort

CountyCode: TypeAlias = FromPath[str]
"""`county` of an address: the six digits of a county, whose form the guard has checked."""

SignedIn: TypeAlias = NamedDependency[Official]
"""`official` of a request: who is signed in."""

Paging: TypeAlias = NamedDependency[PageRequest]
"""`paging` or `reading` of a list: the page that is asked for."""


async def provide_official(request: Request[Any, Any, Any]) -> Official:
    """The official of this request, put there by the guard; raises `NotSignedIn` on a public route without one."""
    official = request.scope["state"].get("official")
    if official is None:
        raise NotSignedIn("access.not_signed_in", "尚未登录或登录已失效，请重新登录")
    return official


def sorts_of(handler: BaseRouteHandler) -> tuple[str, ...]:
    """The names by which the list of a route may be sorted, as it declares them; none when its order is fixed."""
    return tuple(handler.opt.get("sorts", ()))


async def provide_paging(
    request: Request[Any, Any, Any],
    page: Annotated[int, QueryParameter(description="页码，从 1 开始", ge=1)] = 1,
    size: Annotated[int, QueryParameter(description="每页条数，1 至 200", ge=1, le=200)] = 50,
    sort: Annotated[str, QueryParameter(description="排序字段；前加减号为降序", max_length=40)] = "",
) -> PageRequest:
    """The page that a list is asked for: a handler's `paging: PageRequest` adds `page`, `size` and `sort`.

    Raises `Invalid` for a `sort` that the route does not declare.
    """
    check_sort(sort, sorts_of(request.route_handler))
    return PageRequest(number=page, size=size, sort=sort)


async def provide_reading(
    paging: Paging,
    after_id: Annotated[
        int | None,
        QueryParameter(
            description="按编号顺序读取该编号之后的各条（首次为 0）；此时页码和排序不起作用", ge=0
        ),
    ] = None,
) -> PageRequest:
    """As `paging`, and for programs that read everything: a handler's `reading: PageRequest` adds `after_id` too."""
    return replace(paging, after_id=after_id)


@dataclass(frozen=True, slots=True)
class Idempotency:
    """The key of a request that creates a money movement."""

    key: str | None
    path: str

    async def once(
        self, operation: str, body: Any, by: Official, act: Callable[[], Awaitable[dict[str, Any]]]
    ) -> dict[str, Any]:
        """Run `act` (it answers JSON-ready data) once for this key, inside the county session that the handler opened.

        Same key and request: the same answer again. Raises `Invalid` without a key, `Conflict` for a key of another
        request.
        """
        request = {"path": self.path, "body": msgspec.to_builtins(body)}
        return await perform_once(self.key, operation, request, by, act)


Idempotent: TypeAlias = NamedDependency[Idempotency]
"""`idempotency` of a request that creates a money movement."""


async def provide_idempotency(
    request: Request[Any, Any, Any],
    idempotency_key: Annotated[
        str | None,
        HeaderParameter(
            name="Idempotency-Key",
            description="同一请求重复提交时使用同一个键，服务端只执行一次",
        ),
    ] = None,
) -> Idempotency:
    """The idempotency key of this request: a handler's `idempotency: Idempotency` documents and reads the header."""
    return Idempotency(idempotency_key, request.scope["path"])


DEPENDENCIES = {
    "official": Provide(provide_official),
    "paging": Provide(provide_paging),
    "reading": Provide(provide_reading),
    "idempotency": Provide(provide_idempotency),
}
"""What every application that carries these routes provides."""
