"""What a claim is made of, and what the platform answers about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ClaimWant(NamedTuple):
    """One claimant of one line: person, household member or collective, by keyed digest.

    A household's line wants one claim for each of its people; the amount is the line's, in fen. `line_version` is the
    version that the county read: it must still be the same when the claim is used. `ordinal` above zero is a further
    claim (补差, 补发) that a second official confirmed up to `cap_fen`.
    """

    line_id: int
    programme_code: str
    period: str
    claimant_digest: bytes
    claim_item: str
    kind: str
    ordinal: int
    amount_fen: int
    line_version: int
    cap_fen: int | None = None


ABOVE_CAP = "above_cap"


@dataclass(frozen=True, slots=True)
class ClaimRefusal:
    """A line that may not draw: somebody of it draws already, in `county_code` by its line `holder_line_id`.

    Or it is a further claim above its cap: then `state` is `ABOVE_CAP`, and the holder is the line itself.
    """

    line_id: int
    county_code: str
    programme_code: str
    period: str
    holder_line_id: int
    state: str
