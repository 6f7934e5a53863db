"""The keys of a file of argumentation schemes, with their types and purposes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from argmap.i18n import N_
from argmap.schemes.scheme import Target
from argmap.syntax.schema import Id, Language, Line
from argmap.syntax.validation import Form

ByLanguage = Annotated[dict[Language, Line], Field(min_length=1)]
"""A text for each language. A catalogue has no primary language for plain strings."""


class _Authored(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


class QuestionEntry(_Authored):
    """A critical question, under its id."""

    attacks: Target
    """What it attacks while it is unanswered: premise, step or conclusion."""
    text: ByLanguage
    """The question in each language."""


class SchemeEntry(_Authored):
    """A scheme, under its id."""

    name: ByLanguage
    """Name of the scheme: argument from sign."""
    summary: ByLanguage
    """The form of argument in one sentence."""
    source: str = ""
    """Works that describe the scheme, as author and year."""
    premises: Annotated[list[ByLanguage], Field(min_length=1)]
    """The premises; capital letters are variables that each argument fills in."""
    conclusion: ByLanguage
    """What follows from them."""
    questions: Annotated[dict[Id, QuestionEntry], Field(min_length=1)]
    """The critical questions, by id."""


class SchemeFile(_Authored):
    """Argumentation schemes by id."""

    argmap: int
    """Version of the format: 1."""
    schemes: Annotated[dict[Id, SchemeEntry], Field(min_length=1)]
    """The schemes; one with the id of a built-in scheme replaces it."""


SCHEME_FILE = Form(
    SchemeFile,
    name=N_("the file"),
    kind=N_("scheme"),
    beginning=N_("a scheme file begins with `argmap: 1` and `schemes:`; docs/schemes.md shows one"),
    owed={
        "argmap": N_("begin the file with `argmap: 1`"),
        "schemes": N_("add `schemes:`, and below it each scheme under its own id"),
        "attacks": N_("add `attacks: premise`, `step` or `conclusion`: what the question attacks while it is open"),
        "questions": N_("add `questions:`, and below it each critical question under its own id"),
        **dict.fromkeys(
            ("name", "summary", "conclusion", "text"), N_("add `{key}: {{en: …}}`, in every language you want")
        ),
        "premises": N_("add `premises:`, a list with a `- {{en: …}}` for each"),
    },
    entries={SchemeFile: {"schemes": SchemeEntry}, SchemeEntry: {"questions": QuestionEntry}},
)
