"""Argumentation schemes: the usual forms of argument, and the critical questions that each has to face."""

from __future__ import annotations

from argmap.schemes.catalogue import (
    OWN,
    Catalogue,
    Question,
    Scheme,
    SchemeFileError,
    Target,
    UnknownSchemeError,
    wording,
)
from argmap.schemes.questions import Asked, asked, open_questions, unnamed

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
]
