"""Anchors: the passage of a source that runs from some first words to some last words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from argmap.diagnostics import Span
from argmap.rendering.clusters import widened
from argmap.rendering.phrases import phrases
from argmap.sources.folding import FILLER, fold
from argmap.sources.notes import blank_marks
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

    An ellipsis without spaces around it also separates, unless the source contains the words with that ellipsis. If
    there is no such passage, note marks and the marks of Markdown are ignored, both in the source and in the anchor.
    """
    return [Span(*widened(source.raw, *span)) for span in _passages(source, anchor)]


def _passages(source: SourceText, anchor: str) -> list[Span]:
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
    """The passages that an anchor may mean; ``divided`` is the same text with its sections and paragraphs."""
    divided = divided or source
    start, end = _sides(source, anchor)
    found = (
        _shortest(source, divided, _from_start_to_end(source, fold(start), fold(end)))
        if end
        else (source.span(*occurrence) for occurrence in source.find(fold(start)))
    )
    kept = list(islice((span for span in found if heading_inside(divided, span) is None), MANY))
    if len(kept) > 1:
        return [span for span in kept if not is_long(divided, span)] or kept
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


def _shortest(source: SourceText, divided: SourceText, passages: Iterator[Span]) -> Iterator[Span]:
    """Of passages of the key, as spans of the source, those that contain no other one, except in the same paragraph."""
    for _, group in groupby(passages, key=lambda span: span.end):
        # The last starts are the nearest ones; a paragraph that has more of them says nothing more.
        *earlier, last = (source.span(*span) for span in deque(group, maxlen=_STARTS))
        paragraph = divided.paragraph_at(last.start) if earlier else None
        if paragraph is not None:
            yield from (span for span in earlier if divided.paragraph_at(span.start) == paragraph)
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
    if not is_long(source, span):
        return (span,)
    if next(source.find(fold(_sides(source, anchor)[0])), None) is None:
        source = source.unmarked
    start, end = _sides(source, anchor)
    if not end:
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


def fewest_words(source: SourceText, span: Span) -> str:
    """The anchor of a passage with the fewest words (in Chinese: phrases) that no other passage matches.

    It has at least two at the beginning. Empty if the passage occurs again, word for word.
    """
    passage = source.shown(span)
    chinese = len(_HAN.findall(passage)) * 3 > len(passage)
    pieces = _phrases(passage, chinese)
    for count in range(3, min(len(pieces) - 1, _MOST_WORDS + 1)):
        for first in range(max(count * 2 // 3, 2), 1, -1):
            anchor = "".join(pieces[:first]).strip() + SEPARATOR + "".join(pieces[first - count :]).strip()
            if len(anchor) < len(passage) and _resolves(source, anchor, span):
                return anchor
    return make_anchor(source, span)


_MOST_WORDS: Final = 12


def make_anchors(source: SourceText, spans: Iterable[Span]) -> dict[Span, str]:
    """The anchors of many sentences and headings that have one, made in one pass over the text; see `make_anchor`."""
    beginnings = {span: _beginning(source, span) for span in spans}
    alike = _beginning_alike(source, beginnings.values())
    words = {span: source.key[source.key_position(span.start) : source.key_position(span.end)] for span in beginnings}
    times = Counter(words.values())
    made = {
        span: _quick_anchor(source, span, beginning, alike.get(beginning, [])) or make_anchor(source, span)
        for span, beginning in beginnings.items()
        # Whatever matches one of two passages with the same words matches the other.
        if times[words[span]] == 1
    }
    return {span: anchor for span, anchor in made.items() if anchor}


_FIRST_HAN: Final = "\u2e80"
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]|[\u2e80-\u9fff\uf900-\uffef]|[^\w\s]")
_BEGINNINGS: Final = {True: (8, 4), False: (16, 8)}
"""Characters of the key that few places share, in Chinese and in other languages; fewer for short passages."""


def _beginning(source: SourceText, span: Span) -> str:
    """The characters by which a passage is looked up; empty if it is too short."""
    first, last = source.key_position(span.start), source.key_position(span.end)
    sizes = _BEGINNINGS[max(source.key[first : first + 4], default="") >= _FIRST_HAN]
    return next((source.key[first : first + size] for size in sizes if last - first >= size), "")


def _beginning_alike(source: SourceText, beginnings: Iterable[str]) -> dict[str, list[int]]:
    """Where the key has words that begin like a passage, by that beginning."""
    key = source.key
    alike: dict[str, list[int]] = {beginning: [] for beginning in beginnings if beginning}
    sizes = sorted({len(beginning) for beginning in alike})
    for match in _WORD_START.finditer(source.clean):
        place = source.key_position(match.start())
        for size in sizes:
            if (found := alike.get(key[place : place + size])) is not None:
                found.append(place)
    return alike


def _quick_anchor(source: SourceText, span: Span, beginning: str, places: list[int]) -> str:
    """An anchor whose first words are nowhere else, and whose last words are nowhere else in the passage.

    Empty if there is none, or if it takes more to say so. ``places`` are those at which the key has the beginning.
    """
    key, first, last = source.key, source.key_position(span.start), source.key_position(span.end)
    shown = source.shown(span)
    if _UNSPACED.search(shown):
        return ""
    for anchor in _candidates(shown):
        start, end = map(fold, split_anchor(anchor))
        if len(start) < len(beginning):
            continue
        places = [place for place in places if key.startswith(start, place)]
        if places != [first] or source.cuts_word(first + len(start)) or source.cuts_word(last - len(end)):
            continue
        if key.find(end, first + len(start)) == last - len(end) if end else first + len(start) == last:
            return anchor
    return ""


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
_TRAILING_MARK = re.compile(rf"(?:\s*+{NOTE_MARK})++$")


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
        return _nearest(source, Nearest(start), source.likely(fold(start)))
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
