"""The one decision: may this official do this here?

`may` and `scope_of` read the same grants with the same two predicates below, so that a list never shows what a click
would refuse.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.access.official import Grant, Official
from core.access.policy import roles_with
from core.kernel.errors import NotAllowed

UNIT_BOUND = frozenset({"indicator", "payer_account", "voucher"})
"""Resources that belong to one 预算单位: a finance post of a unit touches none without naming the unit."""


def grants_with(by: Official, permission: str) -> Iterator[Grant]:
    """The posts of `by` whose role holds `permission`, wherever they are held."""
    roles = roles_with(permission)
    return (grant for grant in by.grants if grant.role in roles)


def fits_unit(grant: Grant, permission: str, budget_unit: str | None) -> bool:
    """Whether the post reaches a subject of `budget_unit` (None: the subject belongs to no unit)."""
    if grant.budget_unit is None:
        return True
    if budget_unit is None:
        return permission.split(":", maxsplit=1)[0] not in UNIT_BOUND
    return grant.budget_unit == budget_unit


def is_allowed(
    by: Official,
    permission: str,
    *,
    region: str,
    programme: str | None = None,
    budget_unit: str | None = None,
) -> bool:
    """Whether one post of `by` allows `permission` at `region` (12 digits), and 项目授权 covers `programme`."""
    if programme is not None and programme not in by.programmes:
        return False
    return any(
        grant.region.covers(region) and fits_unit(grant, permission, budget_unit)
        for grant in grants_with(by, permission)
    )


def holds(by: Official, permission: str, *, county: str | None = None) -> bool:
    """Whether `by` holds `permission` anywhere, or (county given, six digits) somewhere in or above that county.

    The coarse question that a route asks before anything is loaded; the verb asks `may` about the subject.
    """
    return any(county is None or grant.reaches(county) for grant in grants_with(by, permission))


def may(
    by: Official,
    permission: str,
    *,
    region: str,
    programme: str | None = None,
    budget_unit: str | None = None,
) -> None:
    """Authorise one action on one subject; raises `NotAllowed` with the reason.

    `region` is the subject's division (a county's own subjects: the county). Give `programme` for whatever belongs to
    one, `budget_unit` for what belongs to a 预算单位 (required for indicators and vouchers).
    """
    if is_allowed(by, permission, region=region, programme=programme, budget_unit=budget_unit):
        return
    if not holds(by, permission):
        raise NotAllowed(
            "access.no_permission", "您的岗位没有此项操作权限，如确需办理请联系本级管理员调整岗位"
        )
    if programme is not None and programme not in by.programmes:
        raise NotAllowed("access.programme", "您未获得该补贴项目的授权，请联系本级管理员办理项目授权")
    raise NotAllowed("access.region", "该数据不在您岗位所辖的区划或预算单位范围内")
