"""Reserve who draws what across the province, before a county uses it: double payment is impossible (B2)."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries
from core.claims.claim import ABOVE_CAP, ClaimRefusal, ClaimWant
from core.kernel.clock import now


async def reserve_claims(county: str, wants: Sequence[ClaimWant]) -> list[ClaimRefusal]:
    """Reserve every claim of the lines of `county`, all of a line's or none; returns the lines that are refused, and why.

    Runs in a session of the platform, which must commit before the county uses the claims. Repeating it for the same
    lines finds what is reserved already. A refused line keeps nothing: its household's other claims are released. A
    further claim (补差, 补发) above the cap that was confirmed for it is refused.
    """
    if not wants:
        return []
    above = {
        want.line_id: want for want in wants if want.cap_fen is not None and want.amount_fen > want.cap_fen
    }
    within = [want for want in wants if want.line_id not in above]
    at = now()
    refusals = [
        ClaimRefusal(line_id, county, want.programme_code, want.period, line_id, ABOVE_CAP)
        for line_id, want in above.items()
    ]
    # Mostly nobody holds any of the keys; then there is nothing to look up.
    if not await queries.take_all_if_free(county, within, at):
        await queries.put_wants(within)
        await queries.take_again(county, at)
        await queries.take_free(county, at)
        held = [ClaimRefusal(**dict(row)) for row in await queries.held_by_others(county)]
        refusals = held + refusals
    refused = [refusal.line_id for refusal in refusals]
    if refused:
        await queries.settle(county, refused, source=("reserved",), target="released", at=at)
    return refusals
