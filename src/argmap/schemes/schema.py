"""What may stand in a file of argumentation schemes: the keys, their types and what each is for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from argmap.schemes.scheme import Target
from argmap.syntax.schema import Id, Language, Line
from argmap.syntax.validation import Form

ByLanguage = Annotated[dict[Language, Line], Field(min_length=1)]
"""A text for each language. A catalogue has no primary language that a plain string could be in."""


class _Authored(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


class QuestionEntry(_Authored):
    """A critical question, under its id."""

    attacks: Target
    """What it attacks as long as nobody answers it: premise, step or conclusion."""
    text: ByLanguage
    """The question, for each language."""


class SchemeEntry(_Authored):
    """A scheme, under its id."""

    name: ByLanguage
    """What the scheme is called: argument from sign."""
    summary: ByLanguage
    """The form of argument in one sentence."""
    source: str = ""
    """Works that set the scheme out, as author and year."""
    premises: Annotated[list[ByLanguage], Field(min_length=1)]
    """The premises; capital letters stand for what an argument of the form fills in."""
    conclusion: ByLanguage
    """What is drawn from them."""
    questions: Annotated[dict[Id, QuestionEntry], Field(min_length=1)]
    """The critical questions, by id."""


class SchemeFile(_Authored):
    """Argumentation schemes by id."""

    argmap: int
    """Version of the format: 1."""
    schemes: Annotated[dict[Id, SchemeEntry], Field(min_length=1)]
    """The schemes; one that has the id of a scheme of argmap's own takes its place."""


SCHEME_FILE = Form(
    SchemeFile,
    name="the file",
    kind="scheme",
    beginning="a file of schemes begins with `argmap: 1` and `schemes:`; docs/schemes.md shows one",
    owed={
        "argmap": "begin the file with `argmap: 1`",
        "schemes": "add `schemes:`, and below it each scheme under an id of its own",
        "attacks": "add `attacks: premise`, `step` or `conclusion`: what the question attacks as long as it is open",
        "questions": "add `questions:`, and below it each critical question under an id of its own",
        **{
            key: f"add `{key}: {{en: …}}`, in every language that you want"
            for key in ("name", "summary", "conclusion", "text")
        },
        "premises": "add `premises:`, a list with a `- {en: …}` for each",
    },
    entries={SchemeFile: {"schemes": SchemeEntry}, SchemeEntry: {"questions": QuestionEntry}},
)
