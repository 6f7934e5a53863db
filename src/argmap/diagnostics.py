"""What argmap says about a map file: severities, spans and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from argmap.i18n import C_, N_, _


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """The file is not a usable map."""
    WARNING = "warning"
    """A critic would object here."""
    INFO = "info"
    """Worth knowing; nothing needs to change."""

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)


_SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: C_("a severity", "info"),
}


def severity_word(severity: Severity, language: str | None = None) -> str:
    """The name of a severity in a language; that of the user by default."""
    return _(_SEVERITIES[severity], language)


class Span(NamedTuple):
    """A range of a file's text: offsets in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A related place in the file, with the reason it is shown."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file's text: it replaces the span; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that fix what a diagnostic reports.

    A safe fix keeps the meaning of the map; the result of any other needs review.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place of a map file.

    ``message`` says what is wrong in lower case without a full stop; ``hint`` says what to do.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    labels: tuple[Label, ...] = ()
    node: str = ""
    """The id of the node concerned; empty for the file as a whole."""
    fix: Fix | None = None


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name most like a misspelt one (Ratcliff and Metzener 1988); empty if none reaches the cutoff."""
    import difflib  # only mistakes pay for it

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")


def did_you_mean(name: str) -> str:
    """A hint that proposes a name."""
    return _("did you mean `{name}`?").format(name=name)


def suggest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """What to append to a message about an unknown name: the nearest known one; empty if there is none."""
    near = nearest(name, known, cutoff)
    return _("; did you mean `{name}`?").format(name=near) if near else ""
