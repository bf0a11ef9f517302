"""How a batch is named to a business system."""

from __future__ import annotations

from core.catalogue.batch import Batch
from core.plugin_api import ListQuery
from core.plugin_host import subsidy


def offers_query(county: str, batch: Batch) -> ListQuery:
    """The county (six digits), official programme number and period of a batch; its number is ours alone."""
    return ListQuery(county, subsidy(batch.programme_code).official_number, batch.year, batch.period)
