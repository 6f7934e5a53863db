"""Diagnostics for a terminal: the place, the message, the line with its underline, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from argmap.checks import RULES
from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.i18n import N_, _, n_
from argmap.i18n.punctuation import COLON, LIST_COMMA, SEMICOLON
from argmap.rendering.cells import display_width
from argmap.rendering.clusters import whole
from argmap.rendering.terminal import Style, harmless, names_visible, one_line, plain
from argmap.syntax.source import Source

WINDOW = 100
"""Columns of a source line that are shown around a span."""


def render(source: Source, diagnostics: Iterable[Diagnostic], style: Style = plain) -> Iterator[str]:
    """One block of lines for each diagnostic; ``[*]`` marks those that `--fix` fixes."""
    for diagnostic in diagnostics:
        yield "\n".join(_block(source, diagnostic, style))


def _block(source: Source, diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    line, column = source.position(diagnostic.span.start)
    severity = diagnostic.severity
    place = one_line(f"{source.name}:{line}:{column}:")
    message = _said(diagnostic.message)
    yield f"{style(place, 'place')} {style(diagnostic.code, severity)} {message} {_name(diagnostic, style)}"
    gutter = " " * len(str(line))
    mark = "^" if severity is Severity.ERROR else "~"
    if shown := excerpt(source, diagnostic.span, mark):
        text, underline = shown
        yield f" {gutter} {style('│', 'dim')}"
        yield f" {style(str(line), 'dim')} {style('│', 'dim')} {text}"
        yield f" {gutter} {style('│', 'dim')} {style(underline, severity)}"
    for label in diagnostic.labels:
        where = source.position(label.span.start)
        line_number = _("line {}").format(where[0])
        yield f" {gutter} {style('=', 'dim')} {line_number}{_(COLON)}{_said(label.message)}"
    if diagnostic.hint:
        yield f" {gutter} {style('=', 'dim')} {style(_('help'), 'hint')}{_(COLON)}{_said(diagnostic.hint)}"


def _said(message: str) -> str:
    return names_visible(one_line(message))


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
    left = 0 if start <= WINDOW // 2 else whole(line, start - WINDOW // 4)
    right = whole(line, min(len(line), left + WINDOW))
    before = ("…" if left else "") + line[left:start]
    shown = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    width = max(display_width(line[start : min(end, right)]), 1)
    return harmless(shown.replace("\t", " ")), " " * display_width(before) + mark * width


def summary(files: int, diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity there are in how many files, and how many the command itself can fix."""
    found = list(diagnostics)
    fixes = [diagnostic.fix for diagnostic in found if diagnostic.fix]
    safe = sum(fix.safe for fix in fixes)
    parts = [severity_counts(Counter(diagnostic.severity for diagnostic in found)) or _("no issues")]
    if safe:
        parts.append(_("{count} fixable with --fix").format(count=safe))
    if unsafe := len(fixes) - safe:
        message = N_("{count} more fixable with --unsafe-fixes") if safe else N_("{count} fixable with --unsafe-fixes")
        parts.append(_(message).format(count=unsafe))
    maps = n_("{count} map", "{count} maps", files)
    return _("{maps}: {findings}").format(maps=maps, findings=_(SEMICOLON).join(parts))


def severity_counts(counts: Counter[Severity], language: str | None = None) -> str:
    """How many errors, warnings and notes there are; empty if there are none."""
    words = {
        Severity.ERROR: n_("{count} error", "{count} errors", counts[Severity.ERROR], language),
        Severity.WARNING: n_("{count} warning", "{count} warnings", counts[Severity.WARNING], language),
        Severity.INFO: n_("{count} note", "{count} notes", counts[Severity.INFO], language),
    }
    return _(LIST_COMMA, language).join(said for severity, said in words.items() if counts[severity])
