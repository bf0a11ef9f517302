"""Have every county tell the platform where its dossiers stand, now and then."""

from __future__ import annotations

import logging
import time
from collections.abc import MutableMapping

from core.workbench import fold_stages
from tenants import county_codes

log = logging.getLogger(__name__)

FOLD_AGAIN_SECONDS = 30.0
"""How old the stages of a county may be in the overview of prefecture and province, which says so."""

FoldedAt = MutableMapping[str, float]
"""County → monotonic second in which this process last folded its stages."""


async def fold_all_stages(folded_at: FoldedAt) -> dict[str, int]:
    """Fold the stages of every county that was not asked within `FOLD_AGAIN_SECONDS`, and note it in `folded_at`.

    Returns the rows of each. A county that fails is logged, does not stop the others, and is due again at the next call.
    Opens sessions of its own.
    """
    try:
        counties = await county_codes()
    except Exception:
        log.warning("no list of counties, no stages folded", exc_info=True)
        return {}
    done: dict[str, int] = {}
    for county in counties:
        moment = time.monotonic()
        if moment - folded_at.get(county, -FOLD_AGAIN_SECONDS) < FOLD_AGAIN_SECONDS:
            continue
        try:
            done[county] = await fold_stages(county)
            folded_at[county] = moment
        except Exception:
            # Whatever is wrong with one county must not keep the figures of the others from the overview.
            log.warning("stages of county %s were not folded", county, exc_info=True)
    return done
