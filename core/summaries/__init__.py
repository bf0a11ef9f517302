"""Summaries: the figures of the counties as prefecture and province see them, with the time they are true for."""

from core.summaries.list_summaries import MEASURES, SummaryFilter, SummaryRow, list_summaries
from core.summaries.rank_counties import CountyFigures, Figure, StageFigure, rank_counties

__all__ = [
    "CountyFigures",
    "Figure",
    "StageFigure",
    "rank_counties",
    "MEASURES",
    "SummaryFilter",
    "SummaryRow",
    "list_summaries",
]
