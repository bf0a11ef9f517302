"""Counties as tenants: where each one lives, and sessions that see exactly one of them."""

from tenants.registry import Placement, county_codes, forget_placements
from tenants.session import county_session, platform_session

__all__ = ["Placement", "county_codes", "county_session", "forget_placements", "platform_session"]
