"""Diagnostics for a terminal: the place, the message, the line with its underline, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from argmap.checks import RULES
from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.rendering.cells import display_width
from argmap.rendering.terminal import Style, plain
from argmap.syntax.source import Source

WINDOW = 100
"""Columns of a source line that are shown around a span."""


def render(source: Source, diagnostics: Iterable[Diagnostic], style: Style = plain) -> Iterator[str]:
    """One block of lines for each diagnostic; ``[*]`` marks what `--fix` mends."""
    for diagnostic in diagnostics:
        yield "\n".join(_block(source, diagnostic, style))


def _block(source: Source, diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    line, column = source.position(diagnostic.span.start)
    severity = diagnostic.severity
    place = f"{source.name}:{line}:{column}:"
    yield f"{style(place, 'place')} {style(diagnostic.code, severity)} {diagnostic.message} {_name(diagnostic, style)}"
    gutter = " " * len(str(line))
    mark = "^" if severity is Severity.ERROR else "~"
    if shown := excerpt(source, diagnostic.span, mark):
        text, underline = shown
        yield f" {gutter} {style('│', 'dim')}"
        yield f" {style(str(line), 'dim')} {style('│', 'dim')} {text}"
        yield f" {gutter} {style('│', 'dim')} {style(underline, severity)}"
    for label in diagnostic.labels:
        where = source.position(label.span.start)
        yield f" {gutter} {style('=', 'dim')} line {where[0]}: {label.message}"
    if diagnostic.hint:
        yield f" {gutter} {style('=', 'dim')} {style('help:', 'hint')} {diagnostic.hint}"


def _name(diagnostic: Diagnostic, style: Style) -> str:
    rule = RULES.get(diagnostic.code)
    name = style(f"[{rule.name}]", "dim") if rule else ""
    return f"{name} {style('[*]', 'hint')}" if diagnostic.fix and diagnostic.fix.safe else name


def excerpt(source: Source, span: Span, mark: str = "^") -> tuple[str, str] | None:
    """The line in which a span begins and a line of marks right under it, both cut to a window; None in an empty file.

    The marks are as wide as the text is on a terminal, where a Chinese character takes two columns.
    """
    number, column = source.position(span.start)
    line = source.line(number)
    if not line:
        return None
    start = min(column - 1, len(line))
    end = min(start + max(span.end - span.start, 1), max(len(line), start + 1))
    left = 0 if start <= WINDOW // 2 else start - WINDOW // 4
    right = min(len(line), left + WINDOW)
    before = ("…" if left else "") + line[left:start]
    shown = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    width = max(display_width(line[start : min(end, right)]), 1)
    return _printable(shown), " " * display_width(before) + mark * width


def _printable(text: str) -> str:
    """A line as a terminal may have it: a tab is one space, control characters are replaced."""
    return "".join(" " if c == "\t" else "\ufffd" if unicodedata.category(c) == "Cc" else c for c in text)


def summary(files: int, diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity were found in how many files, and how many can be mended by the command itself."""
    counts = dict.fromkeys(Severity, 0)
    safe = unsafe = 0
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
        if diagnostic.fix is not None:
            safe, unsafe = safe + diagnostic.fix.safe, unsafe + (not diagnostic.fix.safe)
    found = ", ".join(f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts.items() if count)
    fixes = [f"{safe} fixable with --fix"] if safe else []
    fixes += [f"{unsafe} {'more ' if safe else ''}fixable with --unsafe-fixes"] if unsafe else []
    parts = [found or "nothing to say", ", ".join(fixes)]
    return f"{files} map{'s' if files != 1 else ''}: {'; '.join(filter(None, parts))}"
