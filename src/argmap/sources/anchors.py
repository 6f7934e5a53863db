"""Anchors: the passage of a source that runs from some first words to some last words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from argmap.diagnostics import Span
from argmap.rendering.phrases import phrases
from argmap.sources.folding import FILLER, fold
from argmap.sources.notes import blank_marks
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText

_SEPARATOR = re.compile(r"\s+(?:…+|\.{3,})\s+")
_UNSPACED = re.compile(r"\s*(?:…+|\.{3,})\s*")
SEPARATOR: Final = " … "
"""What is between the first and the last words of an anchor."""


def split_anchor(anchor: str) -> tuple[str, str]:
    """The first and the last words of an anchor `start … end` (or `start ... end`); a phrase has no last words."""
    parts = _SEPARATOR.split(anchor.strip(), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "")


def find_passages(source: SourceText, anchor: str) -> list[Span]:
    """Every passage that an anchor may mean, in order, as spans of the source; it should be one.

    A phrase refers to each of its occurrences. Of `start … end`, each start is paired with the next end after it. Of
    several starts before one end, the last counts, as it gives the shortest passage; but if two are in the same
    paragraph, both are kept, since the author may have meant the whole sentence.

    An ellipsis without spaces around it also separates, unless the source contains the words with that ellipsis. If
    there is no such passage, note marks and the marks of Markdown are ignored, both in the source and in the anchor.
    """
    if found := _find(source, anchor):
        return found
    plain = blank_marks(_without_markup(anchor) if source.markdown else anchor)
    if plain == anchor and source.unmarked is source:
        return []
    return _find(source.unmarked, plain, source)


def _without_markup(anchor: str) -> str:
    """An anchor copied from a text in Markdown, perhaps from the middle of what its marks enclose."""
    from argmap.sources.markdown import blank_markup

    return blank_markup(anchor).translate(dict.fromkeys(map(ord, "*`|"), FILLER))


def _find(source: SourceText, anchor: str, divided: SourceText | None = None) -> list[Span]:
    """The passages that an anchor may mean; ``divided`` is the same text with the paragraphs that count."""
    start, end = split_anchor(anchor)
    if not end:
        if phrases := [source.span(*found) for found in source.find(fold(start))]:
            return phrases
        parts = _UNSPACED.split(start, maxsplit=1)
        if len(parts) < 2 or not all(parts):
            return []
        start, end = parts
    return _shortest(divided or source, [*_from_start_to_end(source, fold(start), fold(end))])


def _from_start_to_end(source: SourceText, start: str, end: str) -> Iterator[Span]:
    """The passages from each start to the next end, found in a single pass."""
    ends = source.find(end)
    last = next(ends, None)
    for first in source.find(start):
        while last is not None and last.start < first.end:
            last = next(ends, None)
        if last is None:
            return
        yield source.span(first.start, last.end)


def _shortest(source: SourceText, spans: list[Span]) -> list[Span]:
    """The passages that contain no other one, except one in the same paragraph."""
    kept = []
    for _, group in groupby(spans, key=lambda span: span.end):
        *earlier, last = group
        paragraph = source.paragraph_at(last.start) if earlier else None
        if paragraph is not None:
            kept += [span for span in earlier if source.paragraph_at(span.start) == paragraph]
        kept.append(last)
    return kept


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
    ``after_start`` means that the first words were found, but not the last words after them.
    """

    missing: str
    passage: str = ""
    span: Span | None = None
    after_start: bool = False


def nearest(source: SourceText, anchor: str) -> Nearest:
    """The nearest passage to an anchor that does not resolve: the best partial alignment of its missing words.

    The last words are searched within 4,000 characters after the first ones.
    """
    start, end = split_anchor(anchor)
    first = next(source.find(fold(start)), None)
    if first is None or not end:
        return _nearest(source, Nearest(start), source.likely(fold(start)))
    return _nearest(source, Nearest(end, after_start=True), [Span(first.end, first.end + _REACH)])


def _nearest(source: SourceText, sought: Nearest, stretches: Iterable[Span]) -> Nearest:
    """The passage of some stretches of the key that is nearest to the missing words."""
    aligned = (_align(source.key[begin:stop], begin, fold(sought.missing)) for begin, stop in stretches)
    best = min((found for found in aligned if found), default=None)
    if best is None:
        return sought
    span = _whole_words(source, source.span(*best[1:]))
    return replace(sought, passage=source.shown(span), span=span)


def _align(hay: str, begin: int, needle: str) -> tuple[float, int, int] | None:
    """How unlike the needle the nearest part of a stretch is, and its ends; None if it is too unlike."""
    # Imported only for a wrong anchor.
    from rapidfuzz import fuzz
    from rapidfuzz.distance.Levenshtein import distance

    found = fuzz.partial_ratio_alignment(needle, hay, score_cutoff=_ALIKE) if needle and hay else None
    if found is None or found.dest_end <= found.dest_start:
        return None
    # The alignment has the length of the needle; a few characters more or fewer may fit better.
    unlike, _, first, last = min(
        (
            distance(needle, hay[first:last]) / max(last - first, len(needle)),
            abs(last - first - len(needle)),
            first,
            last,
        )
        for first in range(max(found.dest_start - _SLACK, 0), found.dest_start + _SLACK)
        for last in range(max(found.dest_end - _SLACK, first + 1), min(found.dest_end + _SLACK, len(hay)) + 1)
    )
    return (unlike, begin + first, begin + last) if unlike < 1 - _ALIKE / 100 else None


def _whole_words(source: SourceText, span: Span) -> Span:
    """A span widened to cut no Latin word and no number."""
    start, end = span
    while start > span.start - _LONGEST_WORD and _LATIN.fullmatch(source.clean[max(start, 1) - 1 : start + 1]):
        start -= 1
    while end < span.end + _LONGEST_WORD and _LATIN.fullmatch(source.clean[end - 1 : end + 1]):
        end += 1
    return Span(start, end)


_LATIN = re.compile(r"[0-9A-Za-z]{2}")
_LONGEST_WORD = 60
_SLACK = 8
_REACH = 4000
_ALIKE = 50
"""Percent of likeness below which an author would not recognise a passage."""
