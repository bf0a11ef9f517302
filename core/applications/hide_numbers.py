"""Numbers of people that stand in the wrong column must not get into what is stored and shown in clear. Pure."""

from __future__ import annotations

from dataclasses import replace

from core.applications.draft import Draft
from core.kernel.masking import mask_numbers_in

_SHOWN = ("name", "village_group", "bank_name", "payee_name", "payee_relation")


def hide_numbers(draft: Draft) -> None:
    """Mask them in texts and findings; the cells as they were written stay in `raw`, which is sealed."""
    for column in _SHOWN:
        text = getattr(draft, column)
        if text:
            setattr(draft, column, mask_numbers_in(text))
    draft.problems = [
        replace(problem, reason=mask_numbers_in(problem.reason), remedy=mask_numbers_in(problem.remedy))
        for problem in draft.problems
    ]
