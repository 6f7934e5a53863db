"""An argumentation scheme and its critical questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.i18n.messages import SOURCE, spoken_language
from argmap.model import Text

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.syntax.source import Source


class Target(StrEnum):
    """What a critical question attacks while it is unanswered (Verheij 2003; Walton & Godden 2005).

    It decides where in the map a critic presses the question.
    """

    PREMISE = "premise"
    """A premise: by an objection to the premise or to the evidence for it."""
    STEP = "step"
    """The step from premises to conclusion: by a caveat, which states an exception."""
    CONCLUSION = "conclusion"
    """The conclusion: by an objection, which is a reason against it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question of a scheme."""

    id: str
    text: Text
    attacks: Target


@dataclass(frozen=True, slots=True)
class Scheme:
    """An argumentation scheme (Walton, Reed & Macagno 2008): a form of defeasible argument.

    Capital letters are variables that each argument of the form fills in.
    """

    id: str
    name: Text
    summary: Text
    premises: tuple[Text, ...]
    conclusion: Text
    questions: tuple[Question, ...]
    source: str = ""
    """Works that describe the scheme, as author and year."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the scheme."""
        questions = (question.text for question in self.questions)
        return (self.name, self.summary, *self.premises, self.conclusion, *questions)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)


def wording(text: Text, language: str) -> str:
    """A text in a language or the nearest one, else in English, else in any language.

    ``zh`` serves for ``zh-Hans``, and ``zh-Hant`` for ``zh-TW``.
    """
    return _nearest(text, language) or text.get(SOURCE) or str(text)


def wordings(text: Text, languages: Iterable[str]) -> Mapping[str, str]:
    """A text in those of the languages that it has; in all its languages if it has none of them."""
    return {tag: said for tag in languages if (said := _nearest(text, tag))} or text.by_language


def _nearest(text: Text, language: str) -> str | None:
    spoken, general = spoken_language(language), language.partition("-")[0]
    tags = (language, spoken if spoken != SOURCE else general, general)
    return next((said for tag in tags if (said := text.get(tag))), None)


class UnknownSchemeError(LookupError):
    """No scheme has this id or name; the message is for the user."""


class SchemeFileError(Exception):
    """A scheme file cannot be used; ``diagnostics`` say why, with places in ``source``."""

    def __init__(self, source: Source, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{source.name}: {diagnostics[0].message}")
        self.source = source
        self.diagnostics = tuple(diagnostics)
