"""Diagnostics written out for people and for programs."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable

from argmap.diagnostics import Diagnostic
from argmap.syntax.source import Source

Found = Iterable[tuple[Source, list[Diagnostic]]]
"""What was found, file by file."""

FORMS = ("text", "json", "sarif", "github", "junit")
"""The forms of a report. ``text`` is for people and is written as the files are read."""


def renderer(form: str) -> Callable[[Found], str]:
    """The function that writes a report for programs, imported when it is needed."""
    render: Callable[[Found], str] = importlib.import_module(f"argmap.reports.diagnostics.{form}").render
    return render
