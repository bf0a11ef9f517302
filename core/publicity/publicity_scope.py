"""Where an official reads publicities, narrowed to programmes of one 补贴周期."""

from __future__ import annotations

from dataclasses import replace

from core.access.official import Official
from core.access.scope import Scope, scope_of
from core.database import current_session
from core.plugin_host import programmes_paid


def publicity_scope(by: Official, cycle: str | None) -> Scope:
    """The scope of `publicity:read` in the county of the session; raises `Invalid` for an unknown `cycle`."""
    scope = scope_of(by, "publicity:read", county=current_session().scope)
    if not cycle:
        return scope
    paid = programmes_paid(cycle)
    return replace(scope, programmes=[code for code in scope.programmes if code in paid])
