"""公示核验: is a printed notice ours, and is its list the sealed one?"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from uuid import UUID

from core.kernel.clock import today
from core.publicity import queries
from core.publicity.errors import ended
from core.publicity.publicity import Publicity
from core.publicity.rules import is_within_period


@dataclass(frozen=True, slots=True)
class NoticeCheck:
    """`authentic` says that number and digest belong together. The publicity holds no personal data."""

    authentic: bool
    publicity: Publicity

    @property
    def message(self) -> str:
        """The result for people to read."""
        if self.authentic:
            return "核验通过：该公示由本平台发布，名单校验码一致"
        return "核验未通过：名单校验码不一致，请以公示地点张贴的公示或监督电话答复为准"


async def check_notice(public_id: UUID, digest: str) -> NoticeCheck:
    """Compare the digest of a printed notice with the sealed one, for notices on the board and online ones alike.

    Raises `NotFound` for an unknown number and outside the period.
    """
    publicity = await queries.find_public(public_id)
    if publicity is None or not is_within_period(
        publicity.state, publicity.starts_on, publicity.ends_on, today()
    ):
        raise ended()
    given = digest.strip().lower()
    matches = given.isascii() and hmac.compare_digest(given, publicity.root_digest.hex())
    return NoticeCheck(matches, publicity)
