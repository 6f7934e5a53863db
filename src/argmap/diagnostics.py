"""What argmap says about a map file: severities, spans and diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Loc = tuple[str | int, ...]
"""A route into the file, such as ``("thesis", "premises", "domestic-first", "text")``."""


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """The map is not a map."""
    WARNING = "warning"
    """A critic would stop here."""
    INFO = "info"
    """Worth knowing; nothing has to change."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of a file's text: offsets in code points, the end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that belongs to a diagnostic, with a word on why."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file's text: what stands at the span is replaced; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends what a diagnostic is about.

    A safe fix keeps the meaning of the map as it is; another one wants a look at the result.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say about one place of a map file.

    ``message`` says what is wrong in lower case without a full stop; ``hint`` says what to do.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    labels: tuple[Label, ...] = ()
    node: str = ""
    """The id of the node it is about, empty where it is about the file."""
    fix: Fix | None = None
