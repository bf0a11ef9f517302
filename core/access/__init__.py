"""Who may do what, and where (用户、岗位、授权、登录). Other features need `Official`, `may` and `scope_of` only."""

from core.access.may import holds, is_allowed, may
from core.access.official import Grant, Official
from core.access.scope import Scope, scope_of

__all__ = ["Grant", "Official", "Scope", "holds", "is_allowed", "may", "scope_of"]
