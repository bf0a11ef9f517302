"""Workflow: dossiers that walk through a chain of stages, posts that send, review and return them, seals that prove them.

Other features register gates for their stages (`core.workflow.gates`) and call the verbs, which accept sets.
"""

from core.workflow.advance_system import advance_system
from core.workflow.approve_dossiers import approve_dossiers
from core.workflow.changes_since_return import ReturnChanges, changes_since_return
from core.workflow.check_seals import SealProblem, check_seals
from core.workflow.clear_amounts import clear_amounts
from core.workflow.dossier import Dossier
from core.workflow.dossier_changes import dossier_changes
from core.workflow.dossier_detail import DossierDetail, dossier_detail
from core.workflow.dossier_log import dossier_log
from core.workflow.gates import LineGate, StageGate, register_gate, register_line_gate
from core.workflow.hold_lines import hold_lines
from core.workflow.join_lines import join_lines
from core.workflow.last_return import LastReturn, last_return
from core.workflow.list_dossiers import DossierFilter, DossierList, list_dossiers
from core.workflow.lock_dossiers import lock_dossiers
from core.workflow.open_dossiers import open_dossiers
from core.workflow.recall_dossiers import recall_dossiers
from core.workflow.refresh_amounts_and_hashes import refresh_amounts_and_hashes
from core.workflow.return_dossiers import return_dossiers
from core.workflow.return_lines import return_lines
from core.workflow.seal import Seal
from core.workflow.seal_lines import seal_lines
from core.workflow.seal_payment_lines import seal_payment_lines
from core.workflow.set_amounts import set_amounts
from core.workflow.submit_dossiers import submit_dossiers
from core.workflow.touch_dossiers import touch_dossiers
from core.workflow.void_lines import void_lines

__all__ = [
    "Dossier",
    "DossierDetail",
    "DossierFilter",
    "DossierList",
    "LastReturn",
    "LineGate",
    "ReturnChanges",
    "Seal",
    "SealProblem",
    "StageGate",
    "advance_system",
    "approve_dossiers",
    "changes_since_return",
    "check_seals",
    "clear_amounts",
    "dossier_changes",
    "dossier_detail",
    "dossier_log",
    "hold_lines",
    "join_lines",
    "last_return",
    "list_dossiers",
    "lock_dossiers",
    "open_dossiers",
    "recall_dossiers",
    "refresh_amounts_and_hashes",
    "register_gate",
    "register_line_gate",
    "return_dossiers",
    "return_lines",
    "seal_lines",
    "seal_payment_lines",
    "set_amounts",
    "submit_dossiers",
    "touch_dossiers",
    "void_lines",
]
