"""The matrix for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.rendering.cells import break_lines, display_width
from argmap.rendering.terminal import Style, plain
from argmap.reports.matrix.wording import Wording

_GAP = "  "


def render_text(wording: Wording, width: int, style: Style = plain) -> str:
    """The view in lines of so many cells; the evidence stands last on its line, so that the signs form columns."""
    return "\n".join(_lines(wording, width, style))


def _lines(wording: Wording, width: int, style: Style) -> Iterator[str]:
    yield style(wording.say("matrix"), "place")
    yield from break_lines(wording.say("view"), width)
    yield ""
    for column in wording.matrix.columns:
        letter = wording.letters[column.claim.id]
        yield from _hanging(f"{letter}{_GAP}", wording.numbered(column.claim), column.claim.id, width, style)
        summed = f"{wording.say('inconsistency')} {column.inconsistency}"
        yield from _hanging(" " * (len(letter) + 2), f"{summed} ({wording.counts(column)})", "", width, style)
    yield ""
    yield from break_lines(wording.lead(), width)
    for note in wording.notes():
        yield ""
        yield from break_lines(note, width)
    if wording.matrix.rows:
        yield ""
        yield from _table(wording, width, style)
        yield ""
        for mark, meaning in wording.legend():
            yield f"{mark:<4}{meaning}"


def _table(wording: Wording, width: int, style: Style) -> Iterator[str]:
    degrees = [wording.diagnosticity(row) for row in wording.matrix.rows]
    first = max(map(display_width, (wording.say("diagnosticity"), *degrees)))
    letters = list(wording.letters.values())
    head = [_filled(wording.say("diagnosticity"), first), *(f"{letter:<2}" for letter in letters)]
    yield style(_GAP.join([*head, wording.say("evidence")]), "dim")
    for row, degree in zip(wording.matrix.rows, degrees, strict=True):
        signs = [f"{cell.mark:<{max(len(letter), 2)}}" for cell, letter in zip(row.cells, letters, strict=True)]
        before = _GAP.join([_filled(degree, first), *signs]) + _GAP
        yield from _hanging(before, wording.numbered(row.node), row.node.id, width, style)


def _filled(word: str, cells: int) -> str:
    return word + " " * (cells - display_width(word))


def _hanging(before: str, said: str, node_id: str, width: int, style: Style) -> Iterator[str]:
    """A text whose further lines stand under its first; the id of a node goes behind it."""
    indent = display_width(before)
    lines = break_lines(f"{said}  {node_id}" if node_id else said, max(width - indent, 20))
    for place, line in enumerate(lines):
        whole = line
        if node_id and line.endswith(node_id):
            whole = line.removesuffix(node_id) + style(node_id, "dim")
        yield (before if place == 0 else " " * indent) + whole
