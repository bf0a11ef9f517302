"""What a second official is asked to confirm (确认需发放)."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.applications import queries_further_claims, queries_lines
from core.applications.further_claim import FurtherClaim
from core.kernel.errors import NotFound


async def show_further_claim(line_id: int, by: Official) -> FurtherClaim:
    """The further claim that was asked for a line. Needs `line:read` where it belongs; raises `NotFound`, `NotAllowed`."""
    rows = await queries_lines.lines_by_id([line_id])
    for row in rows:
        may(by, "line:read", region=row["township_code"], programme=row["programme_code"])
    asked = await queries_further_claims.further_claim(line_id) if rows else None
    if asked is None:
        raise NotFound("further_claim.unknown", "这条明细没有提交过确认需发放")
    return FurtherClaim(**dict(asked))
