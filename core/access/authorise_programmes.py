"""Say which programmes an official works on (项目授权, row 19 of the function list)."""

from __future__ import annotations

from collections.abc import Collection

from core.access import queries
from core.access.account import account_to_manage
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.plugin_host import subsidies


async def authorise_programmes(by: Official, official_id: int, programmes: Collection[str]) -> list[str]:
    """Make `programmes` (codes) the whole authorisation of an official; returns them sorted.

    Raises `Invalid` for an unknown code; nothing changes then.
    """
    view = await account_to_manage(by, official_id, "grant:manage")
    unknown = sorted(set(programmes) - set(subsidies()))
    if unknown:
        raise Invalid(
            "access.unknown_programme", f"没有代码为“{unknown[0][:40]}”的补贴项目", field="programmes"
        )
    codes = sorted(set(programmes))
    await queries.replace_programmes(official_id, codes, by.id, now())
    current_session().record(
        AuditRecord(
            "official.authorise_programmes",
            "official",
            str(official_id),
            by.id,
            by.account,
            before={"programmes": view.programmes},
            after={"programmes": codes},
            count=len(set(codes) ^ set(view.programmes)),
        )
    )
    return codes
