"""Have every county tell the platform where its dossiers stand, now and then."""

from __future__ import annotations

import time
from collections.abc import MutableMapping

from core.workbench import fold_stages
from ops.each_county import each_county

FOLD_AGAIN_SECONDS = 30.0
"""How old the stages of a county may be in the overview of prefecture and province, which says so."""

FoldedAt = MutableMapping[str, float]
"""County → monotonic second in which this process last folded its stages."""


async def fold_all_stages(folded_at: FoldedAt) -> dict[str, int]:
    """Fold the stages of every county that was not asked within `FOLD_AGAIN_SECONDS`, and note it in `folded_at`.

    Returns the rows of each. A county that fails is logged, does not stop the others, and is due again at the next call.
    Opens sessions of its own.
    """

    async def fold(county: str) -> int:
        """The stages of one county."""
        moment = time.monotonic()
        rows = await fold_stages(county)
        folded_at[county] = moment
        return rows

    return await each_county(
        "stages of county %s were not folded",
        lambda county: time.monotonic() - folded_at.get(county, -FOLD_AGAIN_SECONDS) >= FOLD_AGAIN_SECONDS,
        fold,
    )
