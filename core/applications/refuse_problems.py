"""Refuse an entry form as a whole, naming everything that is wrong with it."""

from __future__ import annotations

from core.applications.draft import Draft
from core.applications.rules import DUPLICATE
from core.kernel.errors import Conflict, Invalid


def refuse_problems(draft: Draft) -> None:
    """Raise `Invalid` (or `Conflict` for a second claim) with all problems in `details`; nothing for a faultless draft."""
    if draft.is_valid:
        return
    first = draft.problems[0]
    kind = Conflict if first.rule == DUPLICATE else Invalid
    more = f"；另有 {len(draft.problems) - 1} 处问题" if len(draft.problems) > 1 else ""
    raise kind(
        first.rule,
        f"{first.column}：{first.reason}。{first.remedy}{more}",
        field=first.column,
        details={
            "problems": [
                {
                    "rule": problem.rule,
                    "column": problem.column,
                    "reason": problem.reason,
                    "remedy": problem.remedy,
                }
                for problem in draft.problems
            ]
        },
    )
