"""Changes to the author's own text: everything that is not named stays as it is, to the last space."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from argmap.diagnostics import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; their spans count in the text as it was.

    Insertions at one place keep the order in which they are given.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    for before, after in pairwise(ordered):
        if before.span.end > after.span.start:
            raise ValueError(f"edits overlap at {after.span.start}")
    parts, position = [], 0
    for edit in ordered:
        if not 0 <= edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"an edit lies outside the text: {edit.span}")
        parts += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*parts, text[position:]])
