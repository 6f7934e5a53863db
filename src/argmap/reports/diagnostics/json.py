"""Diagnostics as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.checks import RULES
from argmap.diagnostics import Diagnostic, Fix, Span
from argmap.rendering.json import dumps
from argmap.syntax.source import Source


def render(found: Iterable[tuple[Source, list[Diagnostic]]]) -> str:
    """A list of objects, one for each diagnostic; lines and columns count from 1, columns in code points.

    ``fix`` is null, or a title, whether it is safe, and edits: ``text`` replaces ``start`` to ``end``.
    """
    return dumps([_object(source, diagnostic) for source, diagnostics in found for diagnostic in diagnostics])


def _object(source: Source, diagnostic: Diagnostic) -> dict[str, Any]:
    rule = RULES.get(diagnostic.code)
    return {
        "path": source.name,
        "code": diagnostic.code,
        "name": rule.name if rule else "",
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "node": diagnostic.node,
        **_place(source, diagnostic.span),
        "related": [{"message": label.message, **_place(source, label.span)} for label in diagnostic.labels],
        "fix": _fix(source, diagnostic.fix),
    }


def _fix(source: Source, fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_place(source, edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _place(source: Source, span: Span) -> dict[str, Any]:
    ends = {}
    for name, offset in (("start", span.start), ("end", span.end)):
        line, column = source.position(offset)
        ends[name] = {"line": line, "column": column, "offset": offset}
    return ends
