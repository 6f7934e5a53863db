"""The nodes of a drafted map: which sentence supports, concludes, objects or answers, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from argmap.authoring.drafting.front import is_title
from argmap.diagnostics import Span
from argmap.model.kinds import Kind
from argmap.nlp.forecasts import forecast_word
from argmap.nlp.indicators import Indicator, Role, answer_word, indicator
from argmap.nlp.numbers.plain import plain
from argmap.nlp.speakers import speaker
from argmap.sources.headings import Part
from argmap.sources.sections import Section
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText

_MARK = re.compile(rf"\s*{NOTE_MARK}")
_NO_FIGURE = re.compile(
    r"(?:1[5-9]|20)\d\d\s*(?:年度?|(?=\D)|$)|\d{1,2}\s*[月日时]|第\s*\d+|[A-Za-z]+-?\d[\w-]*|\d\.0\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九两百几数](?:成|倍)|十(?:成|倍)|分之[一二三四五六七八九十]"
    r"|\b(?:half|quarter)\s(?:of|a)\b|\b(?:thirds|quarters|dozens?)\b|\ba third of\b"
)
_MATHS = re.compile(r"\$(?P<figure>[\d.,{}\\%~ –-]{1,40})\$|\\(?P<sign>[%$&#])|(?<=\d)\{,\}(?=\d)")


@dataclass(slots=True)
class Item:
    """A future node: where it stands, its text, its keys, what is below it.

    ``word`` is the word that decided its kind or place. A candidate is written as a comment: nothing says where it
    belongs.
    """

    kind: Kind
    span: Span
    text: str
    word: str = ""
    candidate: bool = False
    opens: bool = False
    """Whether it is the first sentence of its paragraph."""
    heading: Section | None = None
    section: str = ""
    cites: tuple[int, ...] = ()
    by: str = ""
    forecast: bool = False
    premises: list[Item] = field(default_factory=list)
    evidence: list[Item] = field(default_factory=list)
    objections: list[Item] = field(default_factory=list)

    def all(self) -> Iterator[Item]:
        """Everything below it, in the order of the file."""
        for below in (*self.premises, *self.evidence, *self.objections):
            yield below
            yield from below.all()

    def put(self, item: Item) -> None:
        """Add a node below it, in the group of its kind."""
        {Kind.PREMISE: self.premises, Kind.EVIDENCE: self.evidence, Kind.OBJECTION: self.objections}[item.kind].append(
            item
        )


def readable(text: str) -> str:
    r"""A text as a reader of the paper sees it, without TeX around its figures: 10.5\% and $30\%$ are 10.5% and 30%."""
    return _MATHS.sub(lambda match: readable(match["figure"]) if match["figure"] else match["sign"] or ",", text)


def grow(source: SourceText, language: str, furniture: frozenset[int], thesis: Span | None) -> Item:
    """The root with all nodes and candidates.

    Args:
        source: the text.
        language: its language.
        furniture: where paragraphs begin that have no sentences.
        thesis: the sentence that states the thesis and so is only a candidate at its place, if it is known.
    """
    root = Item(Kind.THESIS, thesis or Span(0, 0), "")
    path: list[tuple[int, Item]] = [(0, root)]
    body = [section for section in source.sections if section.part is Part.BODY]
    bare = all(section.heading is None for section in body)
    grower = _Grower(source, language, thesis, root)
    for section in source.sections:
        if is_title(section):
            grower.home(root)
        elif section.part is not Part.BODY:
            continue
        elif not bare:
            while path[-1][0] >= section.level:
                path.pop()
            first = next(section.sentences, Span(0, 0)).start
            place = section.heading or Span(first, first)
            claim = Item(Kind.PREMISE, place, section.title, heading=section, section=section.name)
            path[-1][1].put(claim)
            path.append((section.level, claim))
            grower.home(claim)
        for paragraph in section.paragraphs:
            if paragraph.span.start not in furniture and (
                section.part is Part.BODY or _is_prose(source, paragraph.span)
            ):
                grower.paragraph(paragraph.sentences)
    root.premises = [top for top in root.premises if top.heading is None or top.heading.heading or any(top.all())]
    return root


def _is_prose(source: SourceText, span: Span) -> bool:
    return source.clean[span.start : span.end].rstrip().endswith((".", "!", "?", "。", "！", "？"))


class _Grower:
    """Puts the sentences of one paragraph after the other below the claim of their section."""

    def __init__(self, source: SourceText, language: str, thesis: Span | None, root: Item) -> None:
        self._source = source
        self._language = language
        self._thesis = thesis
        self._home = root
        self._last: Item | None = None
        """The last claim of the section: of the paragraph before, at the beginning of one."""
        self._opposed: Item | None = None
        """An objection that no sentence has answered yet."""

    def home(self, claim: Item) -> None:
        """Begin the section of a claim."""
        if claim is not self._home:
            self._home, self._last, self._opposed = claim, None, None

    def paragraph(self, sentences: Sequence[Span]) -> None:
        """Place the sentences of a paragraph."""
        read = [self._read(span) for span in sentences]
        if read:
            read[0][0].opens = True
        concluding = [
            role is not None
            and role.role is Role.CONCLUSION
            and item.kind is Kind.PREMISE
            and item.span != self._thesis
            for item, role in read
        ]
        claim: Item | None = None
        before: Item | None = None
        waiting: list[Item] = []
        for index, (item, role) in enumerate(read):
            what = role.role if role else None
            answer = answer_word(item.text, self._language) if self._opposed else ""
            if item.span == self._thesis:
                item.kind, item.candidate = Kind.PREMISE, True
                self._home.put(item)
            elif what is Role.OBJECTION:
                item.kind, item.by = Kind.OBJECTION, item.by or (role.who if role else "")
                (claim or self._last or self._home).put(item)
                self._opposed = item
            elif self._opposed and answer:
                item.kind, item.word = Kind.OBJECTION, answer
                self._opposed.put(item)
                self._opposed, claim = None, item
            elif concluding[index]:
                self._home.put(item)
                for support in waiting:
                    item.put(support)
                waiting, claim = [], item
            elif (
                what is Role.REASON
                and before is not None
                and item.kind is not Kind.EVIDENCE
                and before.span != self._thesis
            ):
                # The sentence before it is what it gives a reason for: a claim, whatever its words.
                before.candidate = False
                claim = claim if before.kind is Kind.EVIDENCE else before
                (claim or self._home).put(item)
            elif (what or item.kind is Kind.EVIDENCE) and claim is not None:
                claim.put(item)
            elif (what or item.kind is Kind.EVIDENCE) and any(islice(concluding, index, None)):
                waiting.append(item)
            elif what is Role.EXAMPLE and self._last is not None and index == 0:
                claim = self._last
                claim.put(item)
            else:
                item.candidate = what is None and item.kind is Kind.PREMISE and not item.forecast
                self._home.put(item)
                claim = item if what is Role.ARGUED and item.kind is Kind.PREMISE else claim
            before = item
        self._last = claim or self._last

    def _read(self, span: Span) -> tuple[Item, Indicator | None]:
        """A sentence as a premise or evidence, and the word that says more of it."""
        source = self._source
        text = readable(_MARK.sub("", source.shown(span)))
        role = indicator(text, self._language)
        notes = tuple(dict.fromkeys(mark.number for mark in source.marks_in(*span)))
        who = speaker(text, self._language)
        foretells = bool(forecast_word(text, self._language)) and not who
        reported = bool(notes or who or has_figure(text)) and not foretells
        concludes = role is not None and role.role in (Role.CONCLUSION, Role.OBJECTION) and not notes and not who
        kind = Kind.EVIDENCE if reported and not concludes else Kind.PREMISE
        word = role.word if role else ""
        return Item(kind, span, text, word, cites=notes, by=who, forecast=foretells), role


def has_figure(text: str) -> bool:
    """Whether a sentence has a figure that is no date, number of a chapter or name, however it is marked up."""
    if _FIGURE.search(text) is None:
        return False
    return bool(_FIGURE.search(_NO_FIGURE.sub(" ", plain(text).text if "\\" in text else text)))
