"""Open the first account of an installation, before anybody could authorise it."""

from __future__ import annotations

from core.access import queries
from core.access.fields import OfficialFields
from core.access.register_official import register_official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode
from core.plugin_host import subsidies


async def bootstrap_administrator(
    account: str,
    name: str,
    organisation: str,
    province: str,
    password_hash: str,
    *,
    must_change_password: bool = True,
) -> int:
    """Create the first 省级管理员 in a new `organisation` of `province` (12 digits); returns the account's id.

    项目授权 covers all programmes that are installed: nobody stands above this account to give it, and without it the
    overview of the province would stay empty.

    Allowed only while there is no official at all, deleted ones included, so that it is no way round the posts. Runs on
    the command line of the system administrator, in the session of the platform. Raises `Conflict`, `Invalid`.
    """
    await queries.lock_first_account()
    if await queries.any_official():
        raise Conflict(
            "access.not_first", "系统中已有用户，不能再创建首个管理员；请由现有管理员新增用户并授予岗位"
        )
    region = RegionCode(province)
    moment = now()
    organisation_id = await queries.insert_organisation(
        {
            "name": organisation.strip(),
            "kind": "finance",
            "region_code": str(region),
            "parent_id": None,
            "department_code": None,
            "created_at": moment,
        }
    )
    official_id = await register_official(
        account,
        OfficialFields(name=name, organisation_id=organisation_id),
        password_hash,
        must_change_password=must_change_password,
    )
    await queries.insert_post(official_id, "province_admin", region, None, None, moment)
    programmes = sorted(subsidies())
    await queries.replace_programmes(official_id, programmes, None, moment)
    current_session().record(
        AuditRecord(
            "official.bootstrap",
            "official",
            str(official_id),
            after={
                "account": account,
                "role": "province_admin",
                "region_code": str(region),
                "programmes": programmes,
            },
        )
    )
    return official_id
