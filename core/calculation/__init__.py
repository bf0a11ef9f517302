"""项目测算: amounts from the programme's formula and the standard in force."""

from core.calculation import gates as _gates  # noqa: F401 - registers the gate of the stage
from core.calculation.calculate_dossiers import CalculationResult, calculate_dossiers
from core.calculation.load_standards import load_standards

__all__ = ["CalculationResult", "calculate_dossiers", "load_standards"]
