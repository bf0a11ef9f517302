"""Rename an organisation (机构), correct its kind, or move it to another division."""

from __future__ import annotations

from core.access import queries_organisations as queries
from core.access.create_organisation import check_organisation
from core.access.may import may
from core.access.official import Official
from core.access.set_organisation_enabled import unknown_organisation
from core.database import AuditRecord, current_session
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode


async def update_organisation(
    by: Official, organisation_id: int, name: str, kind: str, region_code: str
) -> None:
    """Store the new name, kind and division; does nothing when they are the old ones.

    With people in it an organisation keeps its division, for that decides who administers them. Raises `NotFound`,
    `NotAllowed` at either division, `Invalid`, `Conflict`.
    """
    before = await queries.lock_organisation(organisation_id)
    if before is None:
        raise unknown_organisation()
    region = RegionCode(region_code)
    for place in (RegionCode(before["region_code"]), region):
        may(by, "official:manage", region=place)
    name = check_organisation(name, kind)
    old = {one: before[one] for one in ("name", "kind", "region_code")}
    new = {"name": name, "kind": kind, "region_code": str(region)}
    if new == old:
        return
    if new["region_code"] != old["region_code"]:
        people, parts = await queries.people_in(organisation_id), await queries.parts_of(organisation_id)
        if people or parts:
            raise Conflict(
                "access.organisation_occupied",
                f"“{old['name']}”还有 {people} 个用户、{parts} 个下级机构，不能调整所属区划；请先为其更换机构，再行调整",
                field="region_code",
            )
    await queries.change_organisation(organisation_id, name, kind, str(region))
    changed = [one for one in new if new[one] != old[one]]
    current_session().record(
        AuditRecord(
            "organisation.update",
            "organisation",
            str(organisation_id),
            by.id,
            by.account,
            before={one: old[one] for one in changed},
            after={one: new[one] for one in changed},
        )
    )
