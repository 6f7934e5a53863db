"""Edits of the author's text: everything else is left exactly as it is."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from argmap.diagnostics import Edit, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits applied; their spans refer to the original text.

    Insertions at the same place keep their order.

    Raises:
        ValueError: two edits overlap, or one is outside the text.
    """
    revision = Revision(text)
    revision.apply(edits)
    return revision.text


def split_lines(text: str) -> list[str]:
    """The lines of a text with their ends; only LF, CRLF and CR end a line, as in editors."""
    return _LINE.findall(text)


def line_end(text: str) -> str:
    """The most frequent line end of a text; LF if there is none."""
    crlf = text.count("\r\n")
    counts = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(counts, key=lambda end: counts[end])


def edits_between(old: str, lines: list[str]) -> list[Edit]:
    """The edits that turn a text into these lines, given without their ends; lines that are kept are not touched.

    A line that is kept keeps its end; a new one gets the most frequent line end of the text.
    """
    before = split_lines(old)
    bare = [line.rstrip("\r\n") for line in before]
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    end = line_end(old)
    edits = []
    for tag, start, stop, new_start, new_stop in _changes(bare, lines):
        if tag != "equal":
            # LF right after CR, or CR right before LF, would be half of a CRLF.
            halves = "".join(before[start - 1 : start])[-1:] + end + "".join(before[stop : stop + 1])[:1]
            mine = "\r\n" if "\r\n" in (halves[:2], halves[-2:]) and end != "\r\n" else end
            text = "".join(line + mine for line in lines[new_start:new_stop])
            edits.append(Edit(Span(starts[start], starts[stop]), text))
    if before and before[-1] == bare[-1]:
        # The last line has no line end.
        if edits and edits[-1].span.end == len(old):
            last = edits[-1]
            if last.span.start == len(old) and last.text:
                edits[-1] = Edit(last.span, end + last.text)
        elif lines:
            edits.append(Edit(Span(len(old), len(old)), end))
    return edits


def common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items two lists share at the beginning and, of the rest, at the end."""
    most = min(len(old), len(new))
    head = next((index for index in range(most) if old[index] != new[index]), most)
    most -= head
    tail = next((index for index in range(most) if old[-1 - index] != new[-1 - index]), most)
    return head, tail


def _changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Changes as :mod:`difflib` gives them, part by part, since it is slow on long texts and on what is common."""
    found: list[tuple[str, int, int, int, int]] = []
    at, new_at = 0, 0
    for stop, new_stop in [*_shared(old, new), (len(old), len(new))]:
        head, tail = common_ends(old[at:stop], new[new_at:new_stop])
        at, new_at = at + head, new_at + head
        matcher = difflib.SequenceMatcher(None, old[at : stop - tail], new[new_at : new_stop - tail])
        for tag, start, end, new_start, new_end in matcher.get_opcodes():
            found.append((tag, at + start, at + end, new_at + new_start, new_at + new_end))
        at, new_at = stop, new_stop
    return found


def _shared(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Where to cut two long texts so that their parts can be compared: lines that each has once, in the same order."""
    if min(len(old), len(new)) < 1000:
        return []
    once, new_once = Counter(old), Counter(new)
    places = {line: number for number, line in enumerate(new) if new_once[line] == 1}
    pairs = [(number, places[line]) for number, line in enumerate(old) if once[line] == 1 and line in places]
    # The longest rising sequence of places in the new text: patience sorting.
    lowest: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (__, place) in enumerate(pairs):
        rank = bisect_left(lowest, place)
        before.append(last[rank - 1] if rank else -1)
        lowest[rank : rank + 1] = [place]
        last[rank : rank + 1] = [index]
    chain, index = [], last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


class _Piece(NamedTuple):
    """A part of the present text, and its offset in the original text; None if it is new."""

    text: str
    origin: int | None


class Revision:
    """A text edited in several steps that keeps track of its original.

    The edits of each step refer to the result of the previous step; those of :meth:`edits` to the original text.
    """

    def __init__(self, text: str) -> None:
        self.before = text
        self.text = text
        self._keep([_Piece(text, 0)] if text else [])

    def _keep(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._ends = list(accumulate(len(piece.text) for piece in pieces))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply edits; insertions at the same place keep their order.

        Raises:
            ValueError: two of them overlap, or one is outside the text.
        """
        ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
        for edit in ordered:
            if not 0 <= edit.span.start <= edit.span.end <= len(self.text):
                raise ValueError(f"an edit is outside the text: {edit.span}")
        for before, after in pairwise(ordered):
            if before.span.end > after.span.start:
                raise ValueError(f"edits overlap at {after.span.start}")
        pieces: list[_Piece] = []
        position = 0
        for edit in ordered:
            pieces += self._slice(position, edit.span.start)
            if edit.text:
                pieces.append(_Piece(edit.text, None))
            position = edit.span.end
        self._keep([*pieces, *self._slice(position, len(self.text))])
        self.text = "".join(piece.text for piece in self._pieces)

    def _slice(self, start: int, end: int) -> list[_Piece]:
        found = []
        for number in range(bisect_right(self._ends, start), len(self._pieces)):
            text, was = self._pieces[number]
            at = self._ends[number] - len(text)
            if at >= end:
                break
            low, high = max(start - at, 0), min(end - at, len(text))
            found.append(_Piece(text[low:high], None if was is None else was + low))
        return found

    def origin(self, offset: int) -> int:
        """Where a place of the present text was in the original; new text was where the text before it ends."""
        last = min(bisect_right(self._ends, offset), len(self._pieces) - 1)
        for number in range(last, -1, -1):
            text, was = self._pieces[number]
            if was is not None:
                return was + min(offset - self._ends[number] + len(text), len(text))
        return 0

    def edits(self) -> list[Edit]:
        """The edits that turn the original text into the present one."""
        edits, position, new = [], 0, ""
        for piece in [*self._pieces, _Piece("", len(self.before))]:
            if piece.origin is None:
                new += piece.text
                continue
            if piece.origin > position or new:
                edits.append(Edit(Span(position, piece.origin), new))
            position, new = piece.origin + len(piece.text), ""
        return edits
