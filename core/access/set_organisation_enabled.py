"""Take an organisation (机构) out of use, or back into it."""

from __future__ import annotations

from core.access import queries_organisations as queries
from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotFound


async def set_organisation_enabled(by: Official, organisation_id: int, enabled: bool) -> None:
    """Disable or enable; does nothing when it is so already.

    With people or organisations in use below it, it stays in use. Raises `NotFound`, `NotAllowed`, `Conflict`.
    """
    before = await queries.lock_organisation(organisation_id)
    if before is None:
        raise unknown_organisation()
    may(by, "official:manage", region=before["region_code"])
    if (before["disabled_at"] is None) == enabled:
        return
    if not enabled:
        people, parts = await queries.people_in(organisation_id), await queries.parts_of(organisation_id)
        if people or parts:
            raise Conflict(
                "access.organisation_occupied",
                f"“{before['name']}”还有 {people} 个用户、{parts} 个下级机构，不能停用；请先为其更换机构或删除",
            )
    await queries.set_disabled(organisation_id, None if enabled else now())
    current_session().record(
        AuditRecord(
            "organisation.enable" if enabled else "organisation.disable",
            "organisation",
            str(organisation_id),
            by.id,
            by.account,
            before={"enabled": not enabled, "name": before["name"]},
            after={"enabled": enabled},
        )
    )


def unknown_organisation() -> NotFound:
    """No such organisation."""
    return NotFound("access.unknown_organisation", "没有这个机构，请刷新后重新选择", field="organisation_id")
