"""Register a budget unit (预算单位) of a county."""

from __future__ import annotations

import re

from core.access import queries
from core.access.account import organisation_to_manage
from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.errors import Invalid


async def create_budget_unit(
    by: Official, county: str, code: str, name: str, *, organisation_id: int | None = None
) -> None:
    """Register a 预算单位 of a county (six digits), as 预算一体化 numbers it. Raises `Invalid`, `NotAllowed`, `Conflict`."""
    may(by, "official:manage", region=f"{county}000000")
    if not re.fullmatch(r"[0-9A-Za-z]{3,32}", code):
        raise Invalid(
            "access.unit_code",
            "预算单位代码应为 3 至 32 位字母或数字，请与预算管理一体化系统一致",
            field="code",
        )
    if not 2 <= len(name.strip()) <= 100:
        raise Invalid("access.unit_name", "预算单位名称应为 2 至 100 个字", field="name")
    if organisation_id is not None:
        await organisation_to_manage(by, organisation_id)
    await queries.insert_budget_unit(code, county, name.strip(), organisation_id)
    current_session().record(
        AuditRecord(
            "budget_unit.create", "budget_unit", f"{county}/{code}", by.id, by.account, after={"name": name}
        )
    )
