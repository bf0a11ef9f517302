"""Change what officials decide about a programme."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue import queries
from core.catalogue.programme import PROVINCE
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid, NotFound


async def update_programme(code: str, by: Official, *, policy_basis: str, enabled: bool) -> None:
    """Set policy basis and whether the programme runs.

    Needs `programme:manage` at the province. Raises `NotFound`, `NotAllowed`, `Invalid` for an empty basis.
    """
    may(by, "programme:manage", region=PROVINCE)
    before = await queries.programme_by_code(code, lock=True)
    if before is None:
        raise NotFound("programme.unknown", f"没有代码为“{code[:40]}”的补贴项目", field="programme")
    basis = policy_basis.strip()
    if not basis:
        raise Invalid("programme.basis", "请填写政策依据（文件名称或文号）", field="policy_basis")
    await queries.change_programme(code, basis, enabled, now())
    current_session().record(
        AuditRecord(
            "programme.update",
            "programme",
            code,
            by.id,
            by.account,
            before={"policy_basis": before.policy_basis, "enabled": before.enabled},
            after={"policy_basis": basis, "enabled": enabled},
        )
    )
