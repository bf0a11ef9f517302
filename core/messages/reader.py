"""The messages that a reader's posts reach, as values for SQL."""

from __future__ import annotations

from core.access.may import UNIT_BOUND
from core.access.official import Official
from core.access.policy import permissions, roles_with
from core.database import current_session

Reader = tuple[int, list[str], list[str], list[str | None], list[bool], list[str]]


def reader(by: Official) -> Reader:
    """(official, permissions, region patterns, budget units, whether the unit must match, programmes) of `by` here.

    One entry for each permission of each post in or above the county: the predicates of `core.access.may` as data.
    """
    county = current_session().scope
    held = [
        (
            permission,
            f"{grant.region.prefix}%",
            grant.budget_unit,
            permission.split(":", maxsplit=1)[0] in UNIT_BOUND,
        )
        for grant in by.grants
        if grant.reaches(county)
        for permission in sorted(permissions())
        if grant.role in roles_with(permission)
    ]
    return (
        by.id,
        [one[0] for one in held],
        [one[1] for one in held],
        [one[2] for one in held],
        [one[3] for one in held],
        sorted(by.programmes),
    )
