"""Register an organisation (机构)."""

from __future__ import annotations

from core.access import queries
from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.region import RegionCode

KINDS = {"government": "政府", "finance": "财政部门", "department": "主管部门", "township": "乡镇（街道）"}


async def create_organisation(
    by: Official,
    name: str,
    kind: str,
    region_code: str,
    *,
    parent_id: int | None = None,
    department_code: str | None = None,
) -> int:
    """Register an organisation inside the region of `by`; returns its id. Raises `Invalid`, `NotAllowed`, `Conflict`."""
    region = RegionCode(region_code)
    may(by, "official:manage", region=region)
    name = check_organisation(name, kind)
    if parent_id is not None:
        parent = await queries.organisation(parent_id)
        if parent is None or not RegionCode(parent["region_code"]).covers(region):
            raise Invalid(
                "access.organisation_parent",
                "上级机构不存在，或不在该区划的上级，请重新选择",
                field="parent_id",
            )
    values = {
        "name": name,
        "kind": kind,
        "region_code": str(region),
        "parent_id": parent_id,
        "department_code": department_code,
    }
    organisation_id = await queries.insert_organisation(values | {"created_at": now()})
    current_session().record(
        AuditRecord(
            "organisation.create", "organisation", str(organisation_id), by.id, by.account, after=values
        )
    )
    return organisation_id


def check_organisation(name: str, kind: str) -> str:
    """The name as it is stored; raises `Invalid` for a name or kind that no organisation may have."""
    if not 2 <= len(name.strip()) <= 100:
        raise Invalid("access.organisation_name", "机构名称应为 2 至 100 个字，请填写规范全称", field="name")
    if kind not in KINDS:
        raise Invalid(
            "access.organisation_kind", f"机构类别应为{'、'.join(KINDS.values())}之一", field="kind"
        )
    return name.strip()
