"""The marks in a source's text that refer to its numbered notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import Span
from argmap.sources.folding import FILLER

_MARK = re.compile(
    r"[\[［〔【]\s*\^?(?P<numbers>\d{1,3}(?:\s*[-–—,，、;；]\s*\d{1,3})*)\s*[\]］〕】]"
    r"|(?<!\d)(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)(?<!\bft)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_RANGE = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_LINE_START = re.compile(r"[\r\n\f]\s*\Z|\A\s*\Z")


class Mark(NamedTuple):
    """A note's number and the place of its mark; ``[3, 5–7]`` is four marks at one place."""

    number: int
    span: Span


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The note marks in a stretch of text: [12], ［3］, 〔4〕, [5, 6–8], [^9] and raised numbers.

    A number at the beginning of a line is the note itself or an item of a list, not a mark. Circled numbers (①) are
    not marks either: they restart on every page, or number points in the text.
    """
    for match in _MARK.finditer(text, start, end):
        if _LINE_START.search(text[max(0, match.start() - 12) : match.start()]) and match["raised"] is None:
            following = text[match.end() : match.end() + 1]
            if following not in "，。；、,.;:：）)” \r\n":
                continue
        numbers = match["numbers"] or unicodedata.normalize("NFKC", match["raised"])
        for first, last in _RANGE.findall(numbers):
            for number in range(int(first), min(int(last or first), int(first) + 100) + 1):
                yield Mark(number, Span(*match.span()))


def blank_marks(text: str) -> str:
    """A text with its note marks replaced by as many characters of no width."""
    pieces, done = [], 0
    for start, end in sorted({mark.span for mark in find_marks(text, 0, len(text))}):
        pieces += [text[done:start], FILLER * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
