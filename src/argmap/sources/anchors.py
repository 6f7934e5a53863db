"""Anchors: the passage of a source that runs from some first words to some last words."""

from __future__ import annotations

import re

from argmap.diagnostics import Span
from argmap.sources.folding import fold
from argmap.sources.text import SourceText

_ELLIPSIS = re.compile(r"\s+(?:…+|\.{3,})\s+")


def split_anchor(anchor: str) -> tuple[str, str]:
    """The first and the last words of an anchor `start … end`; of a phrase, the phrase and nothing."""
    parts = _ELLIPSIS.split(anchor.strip(), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "")


def find_passages(source: SourceText, anchor: str) -> list[Span]:
    """Every passage that an anchor may mean, as spans of the source; it should be one.

    Of `start … end` each start is taken with the next end after it; starts without an end after them are nothing.
    """
    start, end = map(fold, split_anchor(anchor))
    if not end:
        return [source.span(*found) for found in source.find(start)]
    spans = []
    for first in source.find(start):
        last = next(source.find(end, first.end), None)
        if last is not None:
            spans.append(source.span(first.start, last.end))
    return spans
