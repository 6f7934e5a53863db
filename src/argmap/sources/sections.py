"""A source's sections, paragraphs and sentences, and which of them are its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from argmap.diagnostics import Span
from argmap.sources.headings import MARKDOWN_RANK, Heading, Part, cite, find_headings
from argmap.sources.lines import Layout, read_lines
from argmap.sources.sentences import ends_sentence, split_sentences

__all__ = ["Paragraph", "Part", "Section", "divide"]

_MARKER = re.compile(
    r"(?:(?:[-*+•·]\s+(?:\[[ xX]\]\s+)?|[>|]\s*)+(?:\d{1,3}[.)]\s+)?"
    r"|\d{1,3}(?:[.)]\s+(?:\[[ xX]\]\s+)?|、\s*)|[（(](?:\d{1,2}|[a-z]|[ivx]{2,4})[）)]\s*)(?=\S)"
)
_LIST_ITEM = re.compile(r"[-*+•·]\s|\d{1,3}[.)、]\s|[|>]")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:|[\[［〔]\d{1,3}[\]］〕]\s*\S")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RULE = re.compile(r"[-=*_\s]{3,}")

INTRODUCTION: Final = {True: "引言", False: "Introduction"}
"""The name of the text before the first heading, in Chinese and in other languages."""
_TITLE: Final = {True: "题名", False: "Title"}
_FOOTNOTES: Final = {True: "注释", False: "Notes"}
_ABSTRACT_PARAGRAPHS = 5
"""The most paragraphs of an abstract: if there are more, the text begins after the first one."""
_PROSE = 30
"""The width from which a line that ends like a sentence is prose, not the name of an author."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, an item of a list or a row of a table: its place and its sentences.

    ``marker`` is what stands before it on its line and is no part of its words: ``-``, ``1.``, ``|``.
    """

    span: Span
    sentences: tuple[Span, ...]
    marker: str = ""


@dataclass(slots=True)
class Section:
    """A section: its number as cited (`一（二）`; may be empty), its title, its level (from 1), its part.

    ``heading`` is where its heading stands; None for the text before the first one.
    """

    number: str
    title: str
    level: int
    part: Part
    heading: Span | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How it is cited: by its number, or by its title if it has none."""
        return self.number or self.title

    @property
    def sentences(self) -> Iterator[Span]:
        """Its sentences, in order."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading, or a paragraph."""

    heading: Heading | None
    paragraph: Paragraph | None = None
    prose: bool = False
    footnote: bool = False


def divide(text: str) -> tuple[Section, ...]:
    """The sections of a text, in order, including those without sentences."""
    blocks = _blocks(text)
    title_first = _only_top_heading_is_first(blocks)
    return tuple(_Divider(blocks, bool(_HAN.search(text)), title_first).sections())


def _blocks(text: str) -> list[_Block]:
    lines = read_lines(text)
    layout = Layout.of(lines)
    headings = find_headings(lines, layout)
    blocks: list[_Block] = []
    start: int | None = None
    for index, line in enumerate(lines):
        heading = headings.get(index)
        if heading is not None and not heading.inline:
            blocks.append(_Block(heading))
            continue
        if _RULE.fullmatch(line.text):
            continue
        if heading is not None:
            blocks.append(_Block(heading))
        if start is None:
            start = heading.end if heading else line.start
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is None or index + 1 in headings or _LIST_ITEM.match(below.text) or layout.parts(line, below):
            blocks.append(_paragraph(text, start, line.end))
            start = None
    return blocks


def _paragraph(text: str, start: int, end: int) -> _Block:
    marker = ""
    if marked := _MARKER.match(text, start, end):
        marker, start = marked.group().strip(), marked.end()
    stretch = text[start:end]
    prose = ends_sentence(stretch) and len(stretch) + len(_HAN.findall(stretch)) >= _PROSE
    paragraph = Paragraph(Span(start, end), tuple(split_sentences(text, start, end)), marker)
    return _Block(None, paragraph, prose, bool(_FOOTNOTE.match(stretch)))


def _only_top_heading_is_first(blocks: Sequence[_Block]) -> bool:
    """Whether the text begins with its title as a Markdown heading, above all others."""
    ranks = [block.heading.rank for block in blocks if block.heading is not None]
    return bool(
        blocks and blocks[0].heading and ranks[0] >= MARKDOWN_RANK and all(rank > ranks[0] for rank in ranks[1:])
    )


class _Divider:
    """Assigns each block to its section, in one pass."""

    def __init__(self, blocks: Sequence[_Block], chinese: bool, title_first: bool) -> None:
        self._blocks = blocks[1:] if title_first else blocks
        self._chinese = chinese
        title = blocks[0].heading if title_first else None
        place = Span(title.start, title.end) if title else None
        self._current = Section("", title.title if title else _TITLE[chinese], 1, Part.FRONT, place)
        self._found = [self._current]
        self._footnotes = Section("", _FOOTNOTES[chinese], 1, Part.BACK)
        self._levels = self._level_of_ranks()
        self._numbers: dict[int, str] = {}
        self._front_ends = -1
        self._back = False
        self._body_begun = False

    def _level_of_ranks(self) -> dict[int, int]:
        ranks = sorted({b.heading.rank for b in self._blocks if b.heading and b.heading.rank >= 0})
        return {rank: level for level, rank in enumerate(ranks, 1)}

    def sections(self) -> list[Section]:
        abstract_follows = any(
            block.heading and block.heading.is_abstract for block in self._blocks[: self._first_body_heading()]
        )
        if abstract_follows:
            self._front_ends = len(self._blocks)
        for index, block in enumerate(self._blocks):
            if block.heading is not None:
                self._open(index, block.heading)
            elif block.paragraph is not None:
                self._put(index, block)
        if self._footnotes.paragraphs:
            self._found.append(self._footnotes)
        return [section for section in self._found if section.heading or section.paragraphs]

    def _first_body_heading(self) -> int:
        return next(
            (i for i, b in enumerate(self._blocks) if b.heading and b.heading.part is not Part.FRONT), len(self._blocks)
        )

    def _open(self, index: int, heading: Heading) -> None:
        level = self._levels.get(heading.rank, 1)
        self._numbers = {above: number for above, number in self._numbers.items() if above < level}
        number = cite(self._numbers.get(max(self._numbers, default=0), ""), heading)
        self._numbers[level] = number
        part = self._part(heading, level)
        self._body_begun = self._body_begun or part is Part.BODY
        self._current = Section(number, heading.title, level, part, Span(heading.start, heading.end))
        self._found.append(self._current)
        self._front_ends = self._end_of_front(index, heading)

    def _part(self, heading: Heading, level: int) -> Part:
        if self._back:
            # Only a numbered heading resumes the text after the notes of a chapter.
            resumes = heading.part is Part.BODY and heading.number and level == 1 and not heading.number.isdecimal()
            self._back = not resumes
        elif heading.part is Part.BACK:
            self._back = True
        elif heading.part is Part.FRONT:
            self._back = self._body_begun
        return Part.BACK if self._back else heading.part

    def _end_of_front(self, index: int, heading: Heading) -> int:
        """The index of the first block after an abstract or a line of keywords."""
        following = next((i for i in range(index + 1, len(self._blocks)) if self._blocks[i].heading), None)
        if following is not None and heading.is_abstract and following - index - 1 <= _ABSTRACT_PARAGRAPHS:
            after = self._blocks[following].heading
            assert after is not None
            if not heading.inline or after.part is Part.FRONT:
                return following
        return index + 2

    def _put(self, index: int, block: _Block) -> None:
        assert block.paragraph is not None
        if block.footnote and self._current.part is Part.BODY:
            self._footnotes.paragraphs.append(block.paragraph)
            return
        if self._current.part is Part.FRONT and index >= self._front_ends and block.prose:
            self._current = Section("", INTRODUCTION[self._chinese], 1, Part.BODY)
            self._found.append(self._current)
            self._body_begun = True
        self._current.paragraphs.append(block.paragraph)
