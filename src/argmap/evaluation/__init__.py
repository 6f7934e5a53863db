"""What follows from a map taken at its word: which claims stand, how strongly, and what that depends on."""

from argmap.evaluation.evaluator import (
    BASE_SCORES,
    USUAL,
    AssumptionError,
    Assumptions,
    Evaluation,
    Joint,
    Settings,
    evaluate,
)
from argmap.evaluation.explanations import Because, Reason, why
from argmap.evaluation.influence import Crux, SinglePoint, cruxes, single_points
from argmap.evaluation.overlay import READINGS, STATUS, STRENGTH, ShowError, Shown, figure, rounded
from argmap.evaluation.words import why_words
from argmap.model.semantics import Semantics, Status

__all__ = [
    "BASE_SCORES",
    "READINGS",
    "STATUS",
    "STRENGTH",
    "USUAL",
    "AssumptionError",
    "Assumptions",
    "Because",
    "Crux",
    "Evaluation",
    "Joint",
    "Reason",
    "Semantics",
    "Settings",
    "ShowError",
    "Shown",
    "SinglePoint",
    "Status",
    "cruxes",
    "evaluate",
    "figure",
    "rounded",
    "single_points",
    "why",
    "why_words",
]
