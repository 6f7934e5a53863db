"""Diagnostics written out for people and for programs."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable

from argmap.diagnostics import Diagnostic
from argmap.language.source import Source

Found = Iterable[tuple[Source, list[Diagnostic]]]
"""What was found, file by file."""

_MODULES = {"json": "json", "sarif": "sarif", "github": "github", "junit": "junit"}

FORMS = ("text", *_MODULES)
"""The forms of a report. ``text`` is for people and is written as the files are read."""


def renderer(form: str) -> Callable[[Found], str]:
    """The function that writes a report for programs, imported when it is needed."""
    render: Callable[[Found], str] = importlib.import_module(f"argmap.reports.{_MODULES[form]}").render
    return render
