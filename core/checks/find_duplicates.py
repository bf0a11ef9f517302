"""Who draws the same already: in this county's lines, and across the province in the platform's claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.checks import queries, rules
from core.checks.recall_facts import OpenSession
from core.checks.verdict import RuleFinding
from core.claims import find_claims, wanted_claims
from core.kernel.clock import now
from tenants import platform_session


async def find_duplicates(
    county: str, line_ids: Sequence[int], open_session: OpenSession
) -> Mapping[int, Sequence[RuleFinding]]:
    """Line → findings about people of it who draw the same by another line. Looks only; reserves nothing."""
    found: dict[int, list[RuleFinding]] = defaultdict(list)
    async with open_session():
        at = now()
        for row in await queries.duplicates_of(line_ids):
            found[row["line_id"]].append(rules.duplicate_here(row["other_line"], row["batch_name"], at))
        wants = await wanted_claims(line_ids)
    async with platform_session():
        for claim in await find_claims(county, wants):
            if claim.county_code != county or claim.line_id not in found:
                found[claim.line_id].append(rules.duplicate_elsewhere(claim.county_code, at))
    return found
