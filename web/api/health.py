"""Whether this process can serve: asked by load balancers, by `ops/run` and by monitoring."""

from __future__ import annotations

import msgspec
from litestar import Controller, get

from tenants import platform_session
from web.guard import PUBLIC


class Health(msgspec.Struct, kw_only=True):
    """`status` is `ok`; a process without its database answers 503 instead."""

    status: str


class HealthController(Controller):
    """运行状态."""

    path = "/api/v1/health"
    tags = ["运行状态"]

    @get(
        "/",
        operation_id="getHealth",
        summary="运行状态",
        opt={"permission": PUBLIC, "zone": ["public", "outer", "inner"]},
    )
    async def health(self) -> Health:
        """Open and close a session of the platform; raises `Unavailable` when its server does not answer."""
        async with platform_session(read_only=True):
            return Health(status="ok")
