"""What follows from a map if it is taken at its word: which claims stand, how strongly, and what that hangs on."""

from argmap.evaluation.evaluating import (
    BASE_SCORES,
    AssumptionError,
    Assumptions,
    Evaluation,
    Settings,
    evaluate,
)
from argmap.evaluation.influence import Crux, SinglePoint, cruxes, single_points
from argmap.evaluation.reasons import Because, Reason, why
from argmap.evaluation.words import why_words
from argmap.model.readings import Semantics, Status

__all__ = [
    "BASE_SCORES",
    "AssumptionError",
    "Assumptions",
    "Because",
    "Crux",
    "Evaluation",
    "Reason",
    "Semantics",
    "Settings",
    "SinglePoint",
    "Status",
    "cruxes",
    "evaluate",
    "single_points",
    "why",
    "why_words",
]
