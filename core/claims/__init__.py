"""Claims: who draws what across the province. Reserved on the platform, used in the county, then settled."""

from core.claims.claim import ABOVE_CAP, ClaimRefusal, ClaimWant
from core.claims.confirm_claims import confirm_claims
from core.claims.find_claims import find_claims
from core.claims.living_claims import living_claims
from core.claims.next_ordinal import next_ordinal
from core.claims.orphan_claims import orphan_claims
from core.claims.release_claims import release_claims
from core.claims.release_seen_claims import release_seen_claims
from core.claims.reserve_claims import reserve_claims
from core.claims.settle_orphans import SettledOrphans, settle_orphans
from core.claims.wanted_claims import wanted_claims

__all__ = [
    "ABOVE_CAP",
    "ClaimRefusal",
    "ClaimWant",
    "SettledOrphans",
    "confirm_claims",
    "find_claims",
    "living_claims",
    "next_ordinal",
    "orphan_claims",
    "release_claims",
    "release_seen_claims",
    "reserve_claims",
    "settle_orphans",
    "wanted_claims",
]
