"""Anchors: the passage of a source that runs from some first words to some last words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from argmap.diagnostics import Span
from argmap.rendering.phrases import phrases
from argmap.sources.folding import fold
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText

if TYPE_CHECKING:
    from argmap.sources.sections import Section

_SEPARATOR = re.compile(r"\s+(?:…+|\.{3,})\s+")
_UNSPACED = re.compile(r"\s*(?:…+|\.{3,})\s*")
SEPARATOR: Final = " … "
"""What is between the first and the last words of an anchor."""
MANY: Final = 1000
"""At most so many passages are looked for; an anchor that matches more than one is ambiguous anyway."""
_STARTS: Final = 20


def split_anchor(anchor: str) -> tuple[str, str]:
    """The first and the last words of an anchor `start … end` (or `start ... end`); a phrase has no last words."""
    parts = _SEPARATOR.split(anchor.strip(), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "")


def find_passages(source: SourceText, anchor: str) -> list[Span]:
    """Every passage that an anchor may mean, in order, as spans of the source; it should be one.

    A phrase refers to each of its occurrences. Of `start … end`, each start is paired with the next end after it, as
    long as no heading is between them. Of several starts before one end, the last counts, as it gives the shortest
    passage; but if two are in the same paragraph, both are kept, since the author may have meant the whole sentence.
    A passage that is longer than a paragraph counts only if no other one is shorter.

    An ellipsis without spaces around it also separates, unless the source contains the words with that ellipsis.
    """
    start, end = _sides(source, anchor)
    found = (
        _shortest(source, _from_start_to_end(source, fold(start), fold(end)))
        if end
        else (source.span(*occurrence) for occurrence in source.find(fold(start)))
    )
    kept = list(islice((span for span in found if heading_inside(source, span) is None), MANY))
    if len(kept) > 1:
        return [span for span in kept if not is_long(source, span)] or kept
    return kept


def _sides(source: SourceText, anchor: str) -> tuple[str, str]:
    """The first and the last words of an anchor, whose ellipsis need not have spaces around it."""
    start, end = split_anchor(anchor)
    if end or next(source.find(fold(start)), None) is not None:
        return start, end
    parts = _UNSPACED.split(start, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else (start, end)


def _from_start_to_end(source: SourceText, start: str, end: str) -> Iterator[Span]:
    """The passages of the key from each start to the next end, found in a single pass."""
    ends: Iterator[Span] | None = None
    last: Span | None = Span(-1, -1)
    for first in source.find(start):
        ends = ends or source.find(end, first.end)
        while last is not None and last.start < first.end:
            last = next(ends, None)
        if last is None:
            return
        yield Span(first.start, last.end)


def _shortest(source: SourceText, passages: Iterator[Span]) -> Iterator[Span]:
    """Of passages of the key, as spans of the source, those that contain no other one, except in the same paragraph."""
    for _, group in groupby(passages, key=lambda span: span.end):
        # The last starts are the nearest ones; a paragraph that has more of them says nothing more.
        *earlier, last = (source.span(*span) for span in deque(group, maxlen=_STARTS))
        paragraph = source.paragraph_at(last.start) if earlier else None
        if paragraph is not None:
            yield from (span for span in earlier if source.paragraph_at(span.start) == paragraph)
        yield last


def heading_inside(source: SourceText, span: Span) -> Section | None:
    """The section whose heading a passage runs over; None if it stays in its section.

    A passage may begin with a heading: what it says is then said of the whole section.
    """
    following = bisect_right(source.headings, span.start, key=lambda heading: heading[0])
    start, section = source.headings[following] if following < len(source.headings) else (span.end, None)
    return section if start < span.end else None


def is_long(source: SourceText, span: Span) -> bool:
    """Whether a passage is longer than a paragraph, with the heading above it; a list is part of what introduces it."""
    return len(source.paragraphs_in(span)) > 1


def stated(source: SourceText, anchor: str, span: Span) -> tuple[Span, ...]:
    """The words of a passage that its anchor points at for certain.

    That is the whole passage; of one that is longer than a paragraph, its first and its last words.
    """
    start, end = _sides(source, anchor)
    if not end or not is_long(source, span):
        return (span,)
    first, last = source.key_position(span.start), source.key_position(span.end)
    return (source.span(first, first + len(fold(start))), source.span(last - len(fold(end)), last))


_FIRST_WORDS: Final = (4, 6, 9, 14)
_CHARACTERS_A_WORD: Final = {True: 2, False: 6}
"""Characters per word, in Chinese and in other languages."""


def make_anchor(source: SourceText, span: Span) -> str:
    """The shortest of a few anchors that resolves to a passage and to no other.

    Empty if there is none, as for a sentence that occurs twice in the source.
    """
    return next((anchor for anchor in _candidates(source.shown(span)) if _resolves(source, anchor, span)), "")


def _resolves(source: SourceText, anchor: str, span: Span) -> bool:
    found = find_passages(source, anchor)
    return len(found) == 1 and all(
        source.key_position(found[0][side]) == source.key_position(span[side]) for side in (0, 1)
    )


def _candidates(passage: str) -> Iterator[str]:
    """Anchors of growing length; the whole passage is the last."""
    chinese = len(_HAN.findall(passage)) * 3 > len(passage)
    words, mark = _TRAILING_MARK.sub("", passage), _TRAILING_MARK.search(passage)
    for size in _FIRST_WORDS:
        first = size * _CHARACTERS_A_WORD[chinese]
        last = first * 3 // 4  # a passage is recognised by its beginning
        if len(words) < first + last + 8:
            break
        start = _first_words(words[: first + 40], first, chinese)
        end = _last_words(words[-last - 40 :], last, chinese)
        if len(start) + len(end) < len(words):
            yield f"{start}{SEPARATOR}{end}{mark.group() if mark else ''}"
    yield passage


_HAN = re.compile(r"[\u3400-\u9fff]")
_TRAILING_MARK = re.compile(rf"(?:\s*{NOTE_MARK})+$")


def _phrases(text: str, chinese: bool) -> list[str]:
    """The pieces of a text that an anchor keeps whole: phrases of Chinese, words of other languages."""
    if not chinese:
        return re.findall(r"\S+\s*", text)
    return [piece for phrase in phrases(text) for piece in _WORDS.findall(phrase)]


_WORDS = re.compile(r"[\w.,%·-]*[0-9A-Za-z][0-9A-Za-z.,%·-]*[^0-9A-Za-z]*|[^0-9A-Za-z]+")


def _first_words(text: str, size: int, chinese: bool) -> str:
    taken = ""
    for piece in _phrases(text, chinese):
        taken += piece
        if len(taken) >= size:
            break
    return taken.strip()


def _last_words(text: str, size: int, chinese: bool) -> str:
    taken = ""
    for piece in reversed(_phrases(text, chinese)[1:]):
        taken = piece + taken
        if len(taken) >= size:
            break
    return taken.strip()


@dataclass(frozen=True, slots=True)
class Nearest:
    """What an author may have meant by an anchor that does not resolve.

    ``missing`` is the part of the anchor that was not found: its first words, its last words, or the phrase.
    ``passage`` are the most similar words of the source, at ``span``; empty if nothing is similar.
    ``after_start`` means that the first words were found, but not the last words after them: ``span`` is then where
    these are in the source, before the first words or, if there is one, behind the heading of ``over``.
    """

    missing: str
    passage: str = ""
    span: Span | None = None
    after_start: bool = False
    over: Section | None = None

    @property
    def is_there(self) -> bool:
        """Whether the source has exactly these words, at a place where the passage cannot end."""
        return self.after_start and self.span is not None and fold(self.passage) == fold(self.missing)


def nearest(source: SourceText, anchor: str) -> Nearest:
    """The nearest passage to an anchor that does not resolve: the best partial alignment of its missing words.

    Unless the source has the last words elsewhere, they are searched within 4,000 characters after the first ones.
    """
    start, end = _sides(source, anchor)
    first = next(source.find(fold(start)), None)
    if first is None:
        return _nearest(source, Nearest(start), 0, len(source.key))
    if not end:
        span = source.span(*first)
        return Nearest(start, source.shown(span), span, over=heading_inside(source, span))
    for last in source.find(fold(end), first.end):
        span = source.span(*last)
        passage = source.span(first.start, last.end)
        return Nearest(end, source.shown(span), span, after_start=True, over=heading_inside(source, passage))
    if (before := next(source.find(fold(end)), None)) is not None:
        span = source.span(*before)
        return Nearest(end, source.shown(span), span, after_start=True)
    return _nearest(source, Nearest(end, after_start=True), first.end, first.end + _REACH)


def _nearest(source: SourceText, sought: Nearest, begin: int, stop: int) -> Nearest:
    # Imported only for a wrong anchor.
    from rapidfuzz import fuzz

    needle, key = fold(sought.missing), source.key
    if not needle:
        return sought
    windows = [(begin, stop)] if stop - begin <= _SEARCHED_WHOLE else source.grams.windows(needle)
    best: tuple[float, int, int] | None = None
    for first, last in windows:
        found = fuzz.partial_ratio_alignment(needle, key[first:last], score_cutoff=_ALIKE)
        if found is not None and found.dest_end > found.dest_start and (best is None or found.score > best[0]):
            best = found.score, first + found.dest_start, first + found.dest_end
    fit = _fitted(needle, key, *best[1:]) if best else None
    if fit is None:
        return sought
    span = _whole_words(source, source.span(*fit))
    return replace(sought, passage=source.shown(span), span=span)


def _fitted(needle: str, key: str, begin: int, stop: int) -> tuple[int, int] | None:
    """Where the words really are that an alignment found; None if they are not alike.

    The alignment has the length of the needle; a few characters more or fewer may fit better.
    """
    from rapidfuzz.distance.Levenshtein import distance

    unlike, _, first, last = min(
        (
            distance(needle, key[first:last]) / max(last - first, len(needle)),
            abs(last - first - len(needle)),
            first,
            last,
        )
        for first in range(max(begin - _SLACK, 0), begin + _SLACK)
        for last in range(max(stop - _SLACK, first + 1), min(stop + _SLACK, len(key)) + 1)
    )
    return (first, last) if unlike < 1 - _ALIKE / 100 else None


def _whole_words(source: SourceText, span: Span) -> Span:
    """A span widened to cut no Latin word and no number."""
    start, end = span
    while start and _LATIN.fullmatch(source.clean[start - 1 : start + 1]):
        start -= 1
    while _LATIN.fullmatch(source.clean[end - 1 : end + 1]):
        end += 1
    return Span(start, end)


_LATIN = re.compile(r"[0-9A-Za-z]{2}")
_SLACK = 8
_REACH = 4000
_SEARCHED_WHOLE = 300_000
"""Characters of a text that is aligned as a whole; of a longer one, the windows with most in common."""
_ALIKE = 50
"""Percent of likeness below which an author would not recognise a passage."""
