"""操作日志 of one dossier: every move, by whom, with which opinion."""

from __future__ import annotations

from typing import Any

from core.access.may import may
from core.access.official import Official
from core.workflow import queries
from core.workflow.errors import not_found
from core.workflow.stages import STAGES

ACTIONS = {
    "create": "生成申报单",
    "submit": "送审",
    "approve": "审核通过",
    "return": "退回",
    "recall": "召回",
    "void_line": "作废明细",
    "return_line": "退回明细",
    "join_line": "并入明细",
    "resume": "原岗续审",
    "system": "系统办理",
}
"""Chinese names of the actions that the log knows."""


async def dossier_log(dossier_id: int, by: Official) -> list[dict[str, Any]]:
    """The log, oldest first, with Chinese titles of action and stages.

    What has no title here keeps its code: the log outlives stages, and during an update a process that is already new may
    write what this one does not know. Raises `NotFound` and `NotAllowed`."""
    found = await queries.read_dossiers([dossier_id])
    if not found:
        raise not_found()
    may(by, "dossier:read", region=found[0].township_code, programme=found[0].programme_code)
    return [
        {
            **dict(row),
            "action_title": ACTIONS.get(row["action"], row["action"]),
            "from_title": _title(row["from_stage"]),
            "to_title": _title(row["to_stage"]),
        }
        for row in await queries.log_of(dossier_id)
    ]


def _title(stage: str) -> str:
    known = STAGES.get(stage)
    return known.title if known else stage
