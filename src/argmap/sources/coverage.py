"""How much of a source a map covers, by sentence and by section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from argmap.diagnostics import Span
from argmap.sources.sections import Part, Section
from argmap.sources.text import SourceText

_TOUCHES = 2
"""Characters of a sentence that a passage must contain to cover it: more than a quotation mark."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the nodes whose passages overlap it, in the map's order.

    ``characters`` counts those of the text's key, without spaces; ``mapped`` those in some passage. ``marked`` are
    the stretches of the sentence in passages, in order.
    """

    span: Span
    nodes: tuple[str, ...]
    characters: int
    mapped: int
    marked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """A section with its sentences, by paragraph; ``heading`` are the nodes that refer to its heading."""

    section: Section
    paragraphs: tuple[tuple[Sentence, ...], ...]
    heading: tuple[str, ...]

    @property
    def is_body(self) -> bool:
        """Whether it belongs to the body of the source."""
        return self.section.part is Part.BODY

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Its sentences, in order."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of sentences and characters in a part of a source, and of those covered by nodes."""

    sentences: int = 0
    mapped_sentences: int = 0
    characters: int = 0
    mapped_characters: int = 0

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Figures:
        """Count sentences."""
        counted = list(sentences)
        return cls(
            len(counted),
            sum(bool(sentence.nodes) for sentence in counted),
            sum(sentence.characters for sentence in counted),
            sum(sentence.mapped for sentence in counted),
        )

    @property
    def percent(self) -> float:
        """The percentage of covered sentences; 100 if there are no sentences."""
        return 100 * self.mapped_sentences / self.sentences if self.sentences else 100.0

    @property
    def percent_of_characters(self) -> float:
        """The percentage of characters in passages; 100 if there are no characters."""
        return 100 * self.mapped_characters / self.characters if self.characters else 100.0


@dataclass(frozen=True)
class Coverage:
    """How much of a source's text a map covers."""

    text: SourceText
    sections: tuple[SectionCoverage, ...]

    def figures(self, *parts: Part) -> Figures:
        """The figures of some parts of the text; of all parts if none is given."""
        chosen = (one for one in self.sections if not parts or one.section.part in parts)
        return Figures.of(sentence for one in chosen for sentence in one.sentences)

    @cached_property
    def body(self) -> Figures:
        """The figures of the body."""
        return self.figures(Part.BODY)

    @cached_property
    def around(self) -> Figures:
        """The figures of the front and back matter: abstract, notes, references."""
        return self.figures(Part.FRONT, Part.BACK)


def unmapped_runs(section: SectionCoverage) -> list[list[Sentence]]:
    """The uncovered sentences of a section, grouped into runs."""
    return [list(run) for mapped, run in groupby(section.sentences, key=lambda one: bool(one.nodes)) if not mapped]


def cover(text: SourceText, passages: Mapping[str, Iterable[Span]]) -> Coverage:
    """Measure how much of a text the passages of nodes cover.

    Args:
        text: the source.
        passages: the spans of each node's anchors, by node id.
    """
    # In the text's key, spaces and layout are ignored.
    pointed = [
        (text.key_position(span.start), text.key_position(span.end), node, order)
        for order, (node, spans) in enumerate(passages.items())
        for span in spans
    ]
    pointed.sort()
    starts = [start for start, *_ in pointed]
    longest = max((end - start for start, end, *_ in pointed), default=0)

    def look(span: Span) -> Sentence:
        begin, end = text.key_position(span.start), text.key_position(span.end)
        near = pointed[bisect_left(starts, begin - longest) : bisect_left(starts, end)]
        held = [(max(start, begin), min(stop, end), node, order) for start, stop, node, order in near]
        held = sorted(one for one in held if one[1] - one[0] >= min(_TOUCHES, end - begin))
        nodes = dict.fromkeys(node for _, _, node, _ in sorted(held, key=lambda one: one[3]))
        marked = _union((start, stop) for start, stop, *_ in held)
        length = sum(stop - start for start, stop in marked)
        return Sentence(span, tuple(nodes), end - begin, length, tuple(text.span(*stretch) for stretch in marked))

    return Coverage(
        text,
        tuple(
            SectionCoverage(
                section,
                tuple(tuple(look(sentence) for sentence in paragraph.sentences) for paragraph in section.paragraphs),
                look(section.heading).nodes if section.heading else (),
            )
            for section in text.sections
        ),
    )


def _union(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of stretches, which are sorted by their starts."""
    drawn: list[tuple[int, int]] = []
    for start, end in stretches:
        if drawn and start <= drawn[-1][1]:
            drawn[-1] = drawn[-1][0], max(end, drawn[-1][1])
        else:
            drawn.append((start, end))
    return drawn
