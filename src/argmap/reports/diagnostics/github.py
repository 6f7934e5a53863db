"""Diagnostics as GitHub's workflow commands: printed in an action, they become annotations of the changed files."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.checks import RULES
from argmap.diagnostics import Diagnostic, Severity
from argmap.rendering.terminal import names_visible
from argmap.reports.diagnostics.paths import shown_path
from argmap.syntax.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(found: Iterable[tuple[Source, list[Diagnostic]]]) -> str:
    """One command a line; lines and columns count from 1, columns in UTF-16 units."""
    return "".join(f"{_command(source, diagnostic)}\n" for source, diagnostics in found for diagnostic in diagnostics)


def _command(source: Source, diagnostic: Diagnostic) -> str:
    line, column = source.position_utf16(diagnostic.span.start)
    end_line, end_column = source.position_utf16(diagnostic.span.end)
    rule = RULES.get(diagnostic.code)
    properties = {
        "file": shown_path(source.name),
        "line": str(line + 1),
        "endLine": str(end_line + 1),
        "col": str(column + 1),
        # GitHub takes columns only within a line.
        "endColumn": str(end_column + 1) if line == end_line else "",
        "title": f"{diagnostic.code} {rule.name}" if rule else diagnostic.code,
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    message = names_visible("\n".join(filter(None, (diagnostic.message, diagnostic.hint))))
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
