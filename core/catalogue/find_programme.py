"""One programme of the catalogue."""

from __future__ import annotations

from core.catalogue import queries
from core.catalogue.programme import Programme
from core.kernel.errors import NotFound


async def find_programme(code: str) -> Programme:
    """The programme of a code; raises `NotFound`. Public."""
    programme = await queries.programme_by_code(code)
    if programme is None:
        raise NotFound("programme.unknown", f"没有代码为“{code[:40]}”的补贴项目", field="programme")
    return programme
