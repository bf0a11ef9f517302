"""工作台: what waits for an official, and what the official did."""

from core.workbench.fold_stages import fold_stages
from core.workbench.list_done import DoneRow, list_done
from core.workbench.show_stage_progress import StageProgress, show_stage_progress
from core.workbench.show_workbench import show_workbench
from core.workbench.work import StageWork, Target, Task, Workbench

__all__ = [
    "DoneRow",
    "StageProgress",
    "StageWork",
    "Target",
    "Task",
    "Workbench",
    "fold_stages",
    "list_done",
    "show_stage_progress",
    "show_workbench",
]
