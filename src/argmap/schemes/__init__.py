"""Argumentation schemes: common forms of argument with their critical questions."""

from __future__ import annotations

from argmap.schemes.catalogue import OWN, Catalogue
from argmap.schemes.questions import Asked, asked, open_questions, unnamed
from argmap.schemes.scheme import Question, Scheme, SchemeFileError, Target, UnknownSchemeError, wording, wordings

__all__ = [
    "OWN",
    "Asked",
    "Catalogue",
    "Question",
    "Scheme",
    "SchemeFileError",
    "Target",
    "UnknownSchemeError",
    "asked",
    "open_questions",
    "unnamed",
    "wording",
    "wordings",
]
