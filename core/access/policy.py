"""Role → permission, answered by Casbin from `model.conf` and `policy.csv`; every role is asked about once per process."""

from __future__ import annotations

import functools
from pathlib import Path

import casbin

from core.access.roles import ROLES

_FOLDER = Path(__file__).parent


@functools.cache
def _enforcer() -> casbin.Enforcer:
    return casbin.Enforcer(str(_FOLDER / "model.conf"), str(_FOLDER / "policy.csv"))


@functools.cache
def permissions() -> frozenset[str]:
    """Every permission that the policy knows, as `resource:action`."""
    return frozenset(f"{resource}:{action}" for _, resource, action in _enforcer().get_policy())


@functools.cache
def _holders() -> dict[str, frozenset[str]]:
    """Permission → posts that hold it, by themselves or by a role that they include.

    Casbin lists what a role holds in the time that it takes for one `enforce`, of which every permission would need one for
    each post (10 ms of somebody's waiting); tests/core/access compares the two.
    """
    found: dict[str, set[str]] = {permission: set() for permission in permissions()}
    for role in ROLES:
        for _, resource, action in _enforcer().get_implicit_permissions_for_user(role):
            found[f"{resource}:{action}"].add(role)
    return {permission: frozenset(roles) for permission, roles in found.items()}


def roles_with(permission: str) -> frozenset[str]:
    """The posts that hold `permission`. Raises `LookupError` for one that the policy does not know: a typing error."""
    try:
        return _holders()[permission]
    except KeyError:
        raise LookupError(f"core/access/policy.csv knows no permission {permission!r}") from None
