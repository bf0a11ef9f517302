"""数据治理: what is registered twice, and accounts that nobody can be paid to."""

from core.cleanup.export_problems import export_problems
from core.cleanup.kinds import KINDS
from core.cleanup.list_problems import list_problems
from core.cleanup.problem import Problem, ProblemFilter

__all__ = ["KINDS", "Problem", "ProblemFilter", "export_problems", "list_problems"]
