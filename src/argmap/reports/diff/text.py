"""A comparison for a terminal or a pipe: it reads as well without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.rendering.cells import line_starts
from argmap.rendering.terminal import Style, harmless, one_line, plain
from argmap.reports.diff.narrative import Entry, Section, Telling
from argmap.reports.diff.runs import Line, Look, Run, filled, line

WIDTH = 100
_STYLES = {Look.GONE: "removed", Look.NEW: "added", Look.STRONG: "place", Look.DIM: "dim"}
_SIGNS = {"+": "added", "-": "removed", ">": "info", "~": "hint"}
_MARKS = {Look.GONE: "[-{}-]", Look.NEW: "{{+{}+}}"}
"""The marks of git's word diff, which many know."""
_EDGES = ("[-", "{+", "-]", "+}")


def render(telling: Telling, style: Style = plain, width: int = WIDTH) -> Iterator[str]:
    """The lines of a comparison.

    Args:
        telling: the comparison in words.
        style: puts a text into a style of the terminal.
        width: columns; a line is broken between words, or between Chinese characters.
    """
    writer = _Writer(style, max(width, 40), _(COLON, telling.language))
    yield from writer.set_line(line(Run(telling.title, Look.STRONG)), 0)
    yield from writer.set_line(line(Run(telling.versions, Look.DIM)), 0)
    if telling.marks:
        yield from writer.set_line(_marks(telling.language), 0)
    yield from writer.section(telling.summary)
    for section in telling.sections:
        yield from writer.section(section)


def _marks(language: str) -> Line:
    """What the marks inside a line mean."""
    gone, new = Run(_("old", language), Look.GONE), Run(_("new", language), Look.NEW)
    return filled(_("{gone} marks deleted text, {new} new text.", language), gone=gone, new=new)


class _Writer:
    def __init__(self, style: Style, width: int, colon: str) -> None:
        self.style = style
        self.width = width
        self.colon = colon

    def section(self, section: Section) -> Iterator[str]:
        if section.title:
            yield ""
            yield from self.set_line(line(*(Run(run.text, Look.STRONG) for run in section.title)), 0)
        for sentence in section.lines:
            yield from self.set_line(sentence, 2)
        for entry in section.entries:
            yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        indent = 2 + 2 * entry.level
        if not entry.sign:
            yield from self.set_line(line(entry.head, self.colon, *entry.lines), indent + 2, hang=2)
            return
        sign = self.style(entry.sign, _SIGNS[entry.sign])
        first, *rest = self.set_line(entry.head, indent + 2)
        yield f"{' ' * indent}{sign} {first.lstrip(' ')}"
        yield from rest
        for sentence in entry.lines:
            yield from self.set_line(sentence, indent + 4)

    def set_line(self, runs: Line, indent: int, hang: int = 0) -> Iterator[str]:
        """A line broken to the width, each piece in its style."""
        written = [Run(_written(run), run.look) for run in runs]
        whole = "".join(run.text for run in written)
        ends = list(accumulate(len(run.text) for run in written))
        # Room for a mark that would otherwise stand alone at the end of a line or at the beginning of the next.
        breaks = line_starts(whole, self.width - indent - hang - len(_EDGES))
        starts = [0, *(_off_marks(whole, at) for at in breaks), len(whole)]
        for number, (start, end) in enumerate(pairwise(starts)):
            end = start + len(whole[start:end].rstrip(" "))
            yield " " * (indent + (hang if number else 0)) + "".join(self._pieces(written, ends, start, end))

    def _pieces(self, runs: list[Run], ends: list[int], start: int, end: int) -> Iterator[str]:
        for number in range(bisect_right(ends, start), len(runs)):
            run = runs[number]
            at = ends[number] - len(run.text)
            if at >= end:
                return
            if piece := run.text[max(start - at, 0) : end - at]:
                name = _STYLES.get(run.look, "")
                yield self.style(piece, name) if name else piece


def _off_marks(text: str, at: int) -> int:
    """Where a line that would begin behind an opening mark or before a closing one begins instead."""
    while text[at - 2 : at] in ("[-", "{+") or text[at - 1 : at + 1] in _EDGES or text[at : at + 2] in ("-]", "+}"):
        at -= 1
    return at


def _written(run: Run) -> str:
    """A run with its marks, which show deleted and new words without colour; spaces stay outside them."""
    text = harmless(one_line(run.text))
    if run.look not in _MARKS or not text.strip():
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{_MARKS[run.look].format(text.strip())}{after}"
