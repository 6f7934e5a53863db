"""A file of argumentation schemes → schemes or diagnostics."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.i18n import _
from argmap.loading import why_unreadable
from argmap.model import Text
from argmap.schemes.schema import SCHEME_FILE, SchemeEntry
from argmap.schemes.scheme import Question, Scheme, SchemeFileError
from argmap.syntax.decoding import MAX_BYTES, decode
from argmap.syntax.source import Source
from argmap.syntax.validation import type_as
from argmap.syntax.yaml import compose


@cache
def read_own() -> dict[str, Scheme]:
    """The built-in schemes."""
    return read_schemes(files(__package__).joinpath("catalogue.yaml").read_bytes(), "catalogue.yaml")


def read_scheme_file(path: Path) -> dict[str, Scheme]:
    """The schemes of a file.

    Raises:
        SchemeFileError: it cannot be read, or has errors, all of which are reported.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        hint = _("check `--schemes`, and `schemes` in the settings, whose paths are relative to the settings file")
        problem = Diagnostic("AM100", Severity.ERROR, why_unreadable(error)[0], Span(0, 0), hint)
        raise SchemeFileError(Source(str(path), ""), [problem]) from error
    return read_schemes(raw, str(path))


def read_schemes(raw: bytes, name: str) -> dict[str, Scheme]:
    """The schemes in a file; ``name`` is its name in messages.

    Raises:
        SchemeFileError: it has errors, all of which are reported.
    """
    source, problem = decode(raw, name)
    if problem is not None:
        raise SchemeFileError(source, [problem])
    composed = compose(source)
    authored, found = type_as(composed, SCHEME_FILE)
    # `--fix` works on maps only.
    faults = [replace(fault, fix=None) for fault in (*composed.diagnostics, *found)]
    if faults or authored is None:
        raise SchemeFileError(source, sorted(faults, key=lambda fault: (fault.span, fault.code)))
    return {scheme_id: _scheme(scheme_id, entry) for scheme_id, entry in authored.schemes.items()}


def _scheme(scheme_id: str, entry: SchemeEntry) -> Scheme:
    return Scheme(
        id=scheme_id,
        name=Text(entry.name),
        summary=Text(entry.summary),
        premises=tuple(map(Text, entry.premises)),
        conclusion=Text(entry.conclusion),
        questions=tuple(
            Question(question_id, Text(question.text), question.attacks)
            for question_id, question in entry.questions.items()
        ),
        source=entry.source,
    )
