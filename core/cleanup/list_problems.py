"""The records of one kind of problem that an official may see."""

from __future__ import annotations

from core.access.official import Official
from core.cleanup import queries
from core.cleanup.problem import Problem, ProblemFilter
from core.cleanup.shown_problem import shown_problem
from core.kernel.paging import Page, PageRequest


async def list_problems(wanted: ProblemFilter, by: Official, page: PageRequest) -> Page[Problem]:
    """One page of records to mend, village by village; two queries at most.

    Needs `line:read` for lines and `recipient:read` for recipients where they belong. Raises `Invalid` for an unknown kind.
    """
    rows = await queries.page_of(wanted, by, page)
    shown = [shown_problem(row, wanted.kind, page.offset + place) for place, row in enumerate(rows, start=1)]
    return Page(shown, rows[0]["total"] if rows else 0, page.number, page.size)
