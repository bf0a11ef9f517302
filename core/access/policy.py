"""Role → permission, answered by Casbin from `model.conf` and `policy.csv`; every decision is asked once per process."""

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
def roles_with(permission: str) -> frozenset[str]:
    """The posts that hold `permission`. Raises `LookupError` for one that the policy does not know: a typing error."""
    if permission not in permissions():
        raise LookupError(f"core/access/policy.csv knows no permission {permission!r}")
    resource, action = permission.split(":")
    return frozenset(role for role in ROLES if _enforcer().enforce(role, resource, action))
