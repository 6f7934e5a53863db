"""The lines of a source: their positions and widths, and which belong to the page rather than to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.rendering.cells import display_width
from argmap.sources.folding import FILLER
from argmap.sources.sentences import ends_sentence

_LINE = re.compile(r"[^\r\n\f]*")
_BREAK = re.compile(r"\r\n|[\r\n\f]")
_PAGE_NUMBER = re.compile(r"\W*(?:第|[Pp]age)?\W*(?:\d{1,4}|[ivxlc]{1,6})\W*(?:页)?\W*")
_LONGEST_PAGE_NUMBER = 40
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)

UNWRAPPED = 200
"""Columns. No text is wrapped at this width: if lines are longer, each is a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: ``start`` and ``end`` exclude the spaces around it; ``gap`` is the number of blank
    lines above it, ``columns`` its width on a terminal.
    """

    start: int
    end: int
    gap: int
    columns: int
    text: str


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines, position, gap = [], 0, 0
    while position <= len(text):
        match = _LINE.match(text, position)
        assert match is not None
        content = match.group()
        if stripped := content.strip().strip(FILLER).strip():
            start = match.start() + content.index(stripped)
            lines.append(Line(start, start + len(stripped), gap, display_width(stripped), stripped))
            gap = 0
        else:
            gap += 1
        following = _BREAK.match(text, match.end())
        if following is None:
            break
        position = following.end()
    return lines


def blank_furniture(text: str) -> str:
    """The text with page numbers, running heads and a YAML header replaced by the same number of spaces.

    They are next to a page break (form feed): a page number alone on its line, a running head the same on three pages
    or more, apart from numbers.
    """
    if header := _FRONT_MATTER.match(text):
        text = re.sub(r"[^\r\n]", " ", header.group()) + text[header.end() :]
    if "\f" not in text:
        return text
    beside = _beside_page_breaks(text)
    heads = Counter(_without_digits(text[start:end]) for start, end in beside)
    pieces, done = [], 0
    for start, end in beside:
        line = text[start:end]
        number = end - start <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line)
        if number or heads[_without_digits(line)] >= 3:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def _without_digits(line: str) -> str:
    return re.sub(r"[\d\s]+", "", line)


def _beside_page_breaks(text: str) -> list[tuple[int, int]]:
    """The first and last two lines of every page, which may be a running head and a page number."""
    edges = [-1, *(match.start() for match in re.finditer("\f", text)), len(text)]
    beside = set()
    for before, after in pairwise(edges):
        page = read_lines(text[before + 1 : after])
        for line in (*page[:2], *page[-2:]):
            beside.add((before + 1 + line.start, before + 1 + line.end))
    return sorted(beside)


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a text: the width of its lines, whether blank lines separate paragraphs, and whether each line is a
    paragraph.
    """

    width: int
    blank_lines_count: bool
    line_is_paragraph: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Layout:
        """Infer the layout from the lines.

        In a text extracted from pages, there are blank lines within sentences: after many full lines that do not end
        a sentence.
        """
        widths = sorted(line.columns for line in lines)
        width = widths[int(len(widths) * 0.9)] if widths else 0
        gaps = [above for above, below in pairwise(lines) if below.gap]
        going_on = [line for line in lines if line.columns >= 0.75 * width and not ends_sentence(line.text)]
        inside = set(going_on).intersection(gaps)
        unwrapped = width > UNWRAPPED
        if not gaps and len(going_on) < 0.1 * len(lines):
            unwrapped = unwrapped or 2 * sum(ends_sentence(line.text) for line in lines) > len(lines)
        return cls(width, len(inside) < 0.3 * len(gaps) or not gaps or unwrapped, unwrapped)

    def fills(self, line: Line) -> bool:
        """Whether a line has the usual width, so that its end need not be that of a paragraph.

        Chinese fills the full width; Latin lines are ragged.
        """
        return line.columns >= (0.9 if line.columns > 1.5 * len(line.text) else 0.75) * self.width

    def parts(self, above: Line, below: Line) -> bool:
        """Whether a paragraph ends between two lines, neither of which is a heading."""
        if self.line_is_paragraph:
            return True
        if below.gap and self.blank_lines_count:
            return True
        if ends_sentence(above.text):
            return not self.fills(above)
        # No sentence ends here. A short line by itself is a title or a name, unless blank lines do that work.
        return not self.blank_lines_count and above.columns < 0.6 * self.width
