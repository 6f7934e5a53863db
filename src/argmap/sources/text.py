"""The text of a source: searched and shown without its layout, with positions in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING, Final

from argmap.diagnostics import Span
from argmap.rendering.clusters import widened
from argmap.sources.folding import FOLDS
from argmap.sources.hyphens import DIVIDED, SOFT, Vocabulary
from argmap.sources.lines import blank_furniture

if TYPE_CHECKING:
    from argmap.sources.notes import Mark
    from argmap.sources.sections import Section

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•·]\s|\d{1,3}[.)、]\s|[（(]\w{1,3}[）)])")
_LATIN = r"0-9A-Za-z\u00c0-\u024f"
_WORD = re.compile(rf"[{_LATIN}]")
_BEGINNING = re.compile(rf"(?<![{_LATIN}])[{_LATIN}]|[^{_LATIN}]")
"""Where a word may begin in a key: not between two letters."""
_INDEXED: Final = 6
"""Characters by which words are indexed."""
_SEARCHED: Final = 500_000_000
"""Characters gone through in searches after which an index is worth its time and memory: a few tenths of a second."""
_ALIGNING: Final = 5
"""How much longer it takes to look for something alike than for the same."""
_FREQUENT: Final = 2_000
"""Places from which a beginning is too frequent to tell where a phrase may stand."""
_WINDOWS: Final = 3


@dataclass(frozen=True)
class SourceText:
    """A text with its sections, sentences and note marks.

    All spans are offsets in code points into ``raw``. ``name`` is the name of the text in messages, usually its path.
    """

    raw: str
    name: str = "<text>"
    markdown: bool = False
    """Whether it is written in Markdown, whose marks are no part of the words."""

    @cached_property
    def clean(self) -> str:
        """``raw`` with what is not part of the text replaced by as many spaces or invisible characters.

        That is page numbers, running heads, a YAML header, and the marks and code of Markdown.
        """
        clean = blank_furniture(self.raw)
        if self.markdown:
            from argmap.sources.markdown import blank_markup

            clean = blank_markup(clean)
        return clean

    @cached_property
    def unmarked(self) -> SourceText:
        """The text without its note marks, which an author leaves out of an anchor; with the same offsets."""
        from argmap.sources.notes import blank_marks

        unmarked = blank_marks(self.clean)
        return self if unmarked == self.clean else SourceText(unmarked, self.name)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.clean.splitlines())

    @cached_property
    def key(self) -> str:
        """The folded text in which passages are searched; see :func:`argmap.sources.folding.fold`."""
        return "".join(map(FOLDS.__getitem__, self.clean))

    @cached_property
    def _key_starts(self) -> list[int]:
        """The offset in ``key`` of each character of ``raw``."""
        return list(accumulate(map(len, map(FOLDS.__getitem__, self.clean)), initial=0))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order, with their paragraphs and sentences."""
        from argmap.sources.sections import divide  # not needed to resolve an anchor

        return divide(self.clean)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences in order, including those of the front and back matter; headings are not sentences."""
        return tuple(sorted(sentence for section in self.sections for sentence in section.sentences))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The note marks outside the back matter, where the notes themselves are."""
        from argmap.sources.notes import find_marks
        from argmap.sources.sections import Part

        sentences = (s for section in self.sections if section.part is not Part.BACK for s in section.sentences)
        return tuple(mark for sentence in sentences for mark in find_marks(self.clean, *sentence))

    @cached_property
    def first_marks(self) -> dict[int, Mark]:
        """The first mark of each note, by the note's number."""
        return {mark.number: mark for mark in reversed(self.marks)}

    def marks_in(self, start: int, end: int) -> tuple[Mark, ...]:
        """The note marks that begin in a stretch of ``raw``."""
        first, last = (bisect_left(self.marks, place, key=lambda mark: mark.span.start) for place in (start, end))
        return self.marks[first:last]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence at an offset; None in a heading and between sentences."""
        index = bisect_right(self.sentences, (offset, len(self.raw) + 1)) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found and offset < found.end else None

    def paragraph_at(self, offset: int) -> Span | None:
        """The paragraph at an offset; None in a heading and between paragraphs."""
        index = bisect_right(self._paragraphs, (offset, len(self.raw) + 1)) - 1
        found = self._paragraphs[index] if index >= 0 else None
        return found if found and offset < found.end else None

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return sorted(paragraph.span for section in self.sections for paragraph in section.paragraphs)

    @cached_property
    def headings(self) -> list[tuple[int, Section]]:
        """The sections that have a heading, each with where that begins, in order."""
        return [(section.heading.start, section) for section in self.sections if section.heading is not None]

    @cached_property
    def _section_starts(self) -> list[tuple[int, int]]:
        """Where headings and paragraphs begin, each with the index of its section."""
        return sorted(
            (span.start, index)
            for index, section in enumerate(self.sections)
            for span in (section.heading, *(paragraph.span for paragraph in section.paragraphs))
            if span is not None
        )

    def sections_at(self, offset: int) -> list[Section]:
        """The section at an offset and those above it, from the innermost on; a heading is part of its section."""
        before = bisect_right(self._section_starts, (offset, len(self.sections))) - 1
        if before < 0:
            return []
        own = self._section_starts[before][1]
        found = [self.sections[own]]
        for section in reversed(self.sections[:own]):
            if found[-1].level == 1:
                break
            if section.level < found[-1].level:
                found.append(section)
        return found

    def paragraphs_in(self, span: Span) -> list[Span]:
        """The paragraphs that a span touches, in order; the items of a list are part of the paragraph before them."""
        first = bisect_right(self._paragraphs, (span.start, len(self.raw) + 1)) - 1
        touched: list[Span] = []
        for paragraph in islice(self._paragraphs, max(first, 0), None):
            if paragraph.start >= span.end:
                break
            if paragraph.end > span.start and not (touched and self._is_item(paragraph)):
                touched.append(paragraph)
        return touched

    def _is_item(self, paragraph: Span) -> bool:
        start = self._line_starts[self.line(paragraph.start) - 1]
        return _LIST_ITEM.match(self.raw, start, paragraph.end) is not None

    def span(self, start: int, end: int) -> Span:
        """The span in ``raw`` of a stretch of ``key`` that is not empty."""
        first = bisect_right(self._key_starts, start) - 1
        last = bisect_right(self._key_starts, end - 1) - 1
        return Span(first, last + 1)

    def key_position(self, offset: int) -> int:
        """The offset in ``key`` of an offset in ``raw``."""
        return self._key_starts[offset]

    def find(self, phrase_key: str, start: int = 0) -> Iterator[Span]:
        """The occurrences of a folded phrase, as spans of ``key``, from an offset in ``key`` on.

        Only whole words and numbers match: `art` is not found in `start`, nor `5%` in `15%`.
        """
        for found in self._occurrences(phrase_key, start):
            end = found + len(phrase_key)
            if not (self.cuts_word(found) or self.cuts_word(end)):
                yield Span(found, end)

    def _occurrences(self, phrase_key: str, start: int) -> Iterator[int]:
        """The offsets in ``key`` at which a folded phrase stands, perhaps inside a word."""
        if len(phrase_key) >= _INDEXED and self._is_searched_often():
            places = self._indexed(phrase_key[:_INDEXED])
            for place in places[bisect_left(places, start) :]:
                if self.key.startswith(phrase_key, place):
                    yield place
            return
        while phrase_key:
            start = self.key.find(phrase_key, start)
            if start < 0:
                return
            yield start
            start += 1

    def likely(self, phrase_key: str) -> list[Span]:
        """Stretches of ``key`` in which something like a folded phrase may stand, the likeliest first.

        That is the whole key, unless the text is searched so often that it would take too long to go through it: then
        those with most of the phrase's words.
        """
        if not self._is_searched_often(_ALIGNING):
            return [Span(0, len(self.key))]
        size = 2 * len(phrase_key)
        votes: Counter[int] = Counter()
        for shift in range(len(phrase_key) - _INDEXED + 1):
            places = self._indexed(phrase_key[shift : shift + _INDEXED])
            if len(places) <= _FREQUENT:
                votes.update({max(place - shift, 0) // size for place in places})
        return [Span(max(0, (part - 1) * size), (part + 2) * size) for part, __ in votes.most_common(_WINDOWS)]

    def _is_searched_often(self, weight: int = 1) -> bool:
        """Count a search, and say whether there have been so many that an index pays."""
        self._searched[0] += weight * len(self.key)
        return self._searched[0] > _SEARCHED

    @cached_property
    def _searched(self) -> list[int]:
        """How many characters all searches together have gone through."""
        return [0]

    def _beginning(self, place: int) -> str:
        return self.key[place : place + _INDEXED]

    @cached_property
    def _index(self) -> list[int]:
        """The offsets in ``key`` at which words begin, sorted by the characters there."""
        # After a character that the key leaves out, such as a space, a word begins whatever stands before it.
        after_gap = {here for before, here in pairwise(self._key_starts) if here == before}
        places = after_gap.union(match.start() for match in _BEGINNING.finditer(self.key))
        return sorted(sorted(places), key=self._beginning)

    def _indexed(self, beginning: str) -> list[int]:
        """The offsets in ``key``, in order, at which words begin with some characters."""
        first = bisect_left(self._index, beginning, key=self._beginning)
        return self._index[first : bisect_right(self._index, beginning, first, key=self._beginning)]

    def cuts_word(self, position: int) -> bool:
        """Whether an offset in ``key`` is inside a Latin word, a number, or what readers take for one character."""
        key = self.key
        if not 0 < position < len(key):
            return False
        if not key[position].isascii():
            at = bisect_right(self._key_starts, position) - 1
            if widened(self.raw, at, at) != (at, at):
                return True
        if not (_WORD.match(key[position - 1]) and _WORD.match(key[position])):
            return False
        before = bisect_right(self._key_starts, position - 1) - 1
        after = bisect_right(self._key_starts, position) - 1
        return after - before <= 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.raw))]

    def line(self, offset: int) -> int:
        """The line number, from 1, of an offset."""
        return bisect_right(self._line_starts, offset)

    def line_start(self, number: int) -> int:
        """The offset at which a line, numbered from 1, begins."""
        return self._line_starts[min(number, len(self._line_starts)) - 1]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = self.line(offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def words(self) -> str:
        """The whole text without its layout and its note marks, on one line."""
        return self.unmarked.shown(Span(0, len(self.raw)))

    def shown(self, span: Span) -> str:
        """The text at a span, on one line: see :func:`unwrap`."""
        text = self.clean[span.start : span.end]
        return unwrap(text, self._vocabulary if DIVIDED.search(text) else None)


_CJK = (
    r"\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_QUOTE = "“”‘’…—·"
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\u00ad]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff\ufffe\uffff]"
)
_LAYOUT_SPACE = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}\w{_QUOTE}(\[$])|(?<=[\w{_QUOTE})\]%$])\s+(?=[{_CJK}])")
_QUOTE_SPACE = re.compile(rf"(?<=[{_CJK}][{_QUOTE}])\s+(?=[{_QUOTE}{_CJK}])")


def unwrap(text: str, vocabulary: Vocabulary | None = None) -> str:
    """A text without its layout, on one line.

    A line or page break becomes a space between words, and nothing next to Chinese or Japanese; so do spaces between
    Chinese and digits or Latin (``第 47 届`` becomes ``第47届``). Zero-width characters and soft hyphens are removed,
    ligatures become letters. A word divided at the end of a line keeps a hard hyphen, unless a vocabulary says that it
    is the typesetter's.
    """

    def whole(match: re.Match[str]) -> str:
        if match["hyphen"] == SOFT:
            return ""
        keeps = vocabulary is None or vocabulary.keeps_hyphen(text[: match.start()][-80:], text[match.end() :][:80])
        return "-" if keeps else ""

    text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], _INVISIBLE.sub("", DIVIDED.sub(whole, text)))
    text = _QUOTE_SPACE.sub("", _LAYOUT_SPACE.sub("", text))
    return " ".join(text.split())


_LIGATURES: Final = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
