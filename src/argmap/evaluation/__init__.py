"""What follows from a map as written: which claims stand, how strong they are, and what that depends on."""

from argmap.evaluation.evaluator import (
    BASE_SCORES,
    USUAL,
    AssumptionError,
    Assumptions,
    Evaluation,
    Settings,
    evaluate,
)
from argmap.evaluation.explanations import (
    Because,
    Explanation,
    Fate,
    HandReading,
    Reason,
    StepReading,
    explain,
    fate,
    why,
)
from argmap.evaluation.hands import Hand, HandKind
from argmap.evaluation.influence import (
    Crux,
    HandCrux,
    Influences,
    SinglePoint,
    SinglePoints,
    cruxes,
    influences,
    single_points,
)
from argmap.evaluation.layers import layer_effect
from argmap.evaluation.overlay import READINGS, STATUS, STRENGTH, ShowError, Shown, figure, rounded
from argmap.evaluation.refutations import Refutations, Resilience, Ways, refute, resilience, strongest_line
from argmap.evaluation.status import unsupported_circles
from argmap.evaluation.words import fate_word, hand_count, resilience_words, statement_count, why_words
from argmap.model.semantics import Joint, Semantics, Status

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
    "Explanation",
    "Fate",
    "Hand",
    "HandCrux",
    "HandKind",
    "HandReading",
    "Influences",
    "Joint",
    "Reason",
    "Refutations",
    "Resilience",
    "Semantics",
    "Settings",
    "ShowError",
    "Shown",
    "SinglePoint",
    "SinglePoints",
    "Status",
    "StepReading",
    "Ways",
    "cruxes",
    "evaluate",
    "explain",
    "fate",
    "fate_word",
    "figure",
    "hand_count",
    "influences",
    "layer_effect",
    "refute",
    "resilience",
    "resilience_words",
    "rounded",
    "single_points",
    "statement_count",
    "strongest_line",
    "unsupported_circles",
    "why",
    "why_words",
]
