"""A first map of a paper, from its text: headings, sentences with notes or figures, forecasts, speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from argmap.diagnostics import Span
from argmap.i18n import _
from argmap.model.kinds import Kind
from argmap.nlp.forecasts import forecast_word
from argmap.nlp.speakers import speaker
from argmap.sources.anchors import make_anchor
from argmap.sources.sections import Part, Section
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText
from argmap.syntax.formatting.fragments import comment_lines
from argmap.syntax.scalars import scalar

_HAN = re.compile(r"[\u3400-\u9fff]")
_MARK = re.compile(rf"\s*{NOTE_MARK}")
_NO_FIGURE = re.compile(
    r"(?:1[5-9]|20)\d\d\s*(?:年度?|(?=\D)|$)|\d{1,2}\s*[月日时]|第\s*\d+|(?<![A-Za-z])[A-Za-z]+-?\d[\w-]*|\d\.0\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十两百几数](?:成|倍)|分之[一二三四五六七八九十]|\b(?:half|third|quarter|dozen)s?\b"
)
_NAMES: Final = {
    **dict.fromkeys(("引言", "导言", "导论", "绪论", "前言", "引论", "introduction"), "introduction"),
    **dict.fromkeys(("结语", "结论", "余论", "结束语", "小结", "conclusion", "conclusions"), "conclusion"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The entry of the source: its id, its title, the path of its text, and that text's SHA-256."""

    source_id: str
    title: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A map as text, and its counts."""

    text: str
    claims: int
    evidence: int
    forecasts: int
    notes: tuple[int, ...]
    """The numbers of the cited notes, in order."""


@dataclass(slots=True)
class _Item:
    """A future node: its keys as written, and its children."""

    kind: Kind
    id: str
    text: str
    line: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    premises: list[_Item] = field(default_factory=list)
    evidence: list[_Item] = field(default_factory=list)


def source_language(source: SourceText) -> str:
    """The language of a text: ``zh`` or ``en``."""
    return "zh" if len(_HAN.findall(source.clean)) * 5 > len(source.key) else "en"


def source_title(source: SourceText) -> str:
    """The title of a text: its first Markdown heading, or the lines before abstract and text."""
    first = next(iter(source.sections), None)
    if first is None or first.part is not Part.FRONT:
        return ""
    if first.heading is not None:
        return source.shown(first.heading).lstrip("# ")
    lines = [source.shown(paragraph.span) for paragraph in first.paragraphs]
    # A title may be broken after its colon or wherever the line was full; the authors come after it.
    title = lines[:2] if len(lines) > 2 or (lines and lines[0].endswith(("：", ":", "——"))) else lines[:1]
    return "".join(title) if source_language(source) == "zh" else " ".join(title)


def draft(source: SourceText, origin: Origin, language: str) -> Draft:
    """A first map of a source, for an author to rewrite; its comments are in the language of the source.

    Headings become nested claims. A sentence with a forecast word becomes a claim with an open ``forecast``, unless it
    quotes somebody; a sentence with a note mark or a figure becomes evidence. Both have ``at``, ``cites`` and ``by``;
    nodes inherit ``section`` from the heading's claim. Abstract, notes and references are left out.

    Args:
        source: the text.
        origin: the entry of the source.
        language: the language of the text and of the map: ``zh``, ``en`` or another tag.
    """
    builder = _Builder(source, language)
    tops = builder.tree()
    items = list(_all(tops))
    notes = sorted(builder.cited)
    lines = [
        *_head(origin, language, max(notes, default=0)),
        *_group("premises", tops.premises, 2, language),
        *_group("evidence", tops.evidence, 2, language),
    ]
    return Draft(
        "\n".join(lines) + "\n",
        sum(item.kind is Kind.PREMISE for item in items),
        sum(item.kind is Kind.EVIDENCE for item in items),
        sum(("forecast", "{outcome: pending}") in item.fields for item in items),
        tuple(notes),
    )


def _all(item: _Item) -> Iterator[_Item]:
    for below in (*item.premises, *item.evidence):
        yield below
        yield from _all(below)


class _Builder:
    """Turns sections and sentences into nodes with unique ids."""

    def __init__(self, source: SourceText, language: str) -> None:
        self._source = source
        self._language = language
        self._ids = {"thesis"}
        self._counts: Counter[str] = Counter()
        self.cited: set[int] = set()

    def tree(self) -> _Item:
        """The thesis with everything below it."""
        thesis = _Item(Kind.THESIS, "thesis", "", 1)
        path: list[tuple[int, _Item]] = [(0, thesis)]
        numbers: list[int] = [0]
        for section in self._source.sections:
            if section.part is not Part.BODY:
                continue
            while path[-1][0] >= section.level:
                path.pop()
            parent = path[-1][1]
            del numbers[len(path) :]
            numbers += [0] * (len(path) - len(numbers))
            numbers[-1] += bool(section.number) or section.title.lower() not in _NAMES
            claim = self._claim(section, "-".join(map(str, numbers)))
            parent.premises.append(claim)
            path.append((section.level, claim))
            numbers.append(0)
            for sentence in section.sentences:
                self._put(claim, sentence)
        thesis.premises = [top for top in thesis.premises if top.premises or top.evidence or _is_heading(top)]
        return thesis

    def _claim(self, section: Section, number: str) -> _Item:
        named = "" if section.number else _NAMES.get(section.title.lower(), "") or _slug(section.title)
        place = section.heading or next(section.sentences, Span(0, 0))
        item = _Item(Kind.PREMISE, self._id(named or f"part-{number}"), section.title, self._source.line(place.start))
        item.fields.append(("section", scalar(section.name)))
        if section.heading and (anchor := make_anchor(self._source, section.heading)):
            item.fields.append(("at", scalar(anchor)))
        return item

    def _put(self, claim: _Item, sentence: Span) -> None:
        text = self._source.shown(sentence)
        plain = _MARK.sub("", text)
        notes = list(dict.fromkeys(mark.number for mark in self._source.marks_in(*sentence)))
        who = speaker(plain, self._language)
        foretells = bool(forecast_word(plain, self._language)) and not who
        if not plain.strip(" .。") or not (notes or foretells or _has_figure(plain)):
            return
        name = f"note-{'-'.join(map(str, notes[:3]))}" if notes else ("forecast" if foretells else "figure")
        name = name if notes else f"{name}-{self._next(name)}"
        kind = Kind.PREMISE if foretells else Kind.EVIDENCE
        item = _Item(kind, self._id(name), plain, self._source.line(sentence.start))
        if anchor := make_anchor(self._source, sentence):
            item.fields.append(("at", scalar(anchor)))
        if notes:
            item.fields.append(("cites", f"[{', '.join(map(str, notes))}]"))
            self.cited.update(notes)
        if who:
            item.fields.append(("by", scalar(who)))
        if foretells:
            item.fields.append(("forecast", "{outcome: pending}"))
        (claim.premises if foretells else claim.evidence).append(item)

    def _next(self, name: str) -> int:
        self._counts[name] += 1
        return self._counts[name]

    def _id(self, wanted: str) -> str:
        name = wanted
        while name in self._ids:
            name = f"{wanted}-again-{self._next(f'{wanted}-again') + 1}"
        self._ids.add(name)
        return name


def _is_heading(item: _Item) -> bool:
    return any(key == "at" for key, __ in item.fields)


def _has_figure(plain: str) -> bool:
    return bool(_FIGURE.search(_NO_FIGURE.sub(" ", plain)))


def _slug(title: str) -> str:
    """An id of a few words from a heading in Latin script; empty for another one."""
    words = re.findall(r"[a-z][a-z0-9]*", title.lower())
    return "-".join(words[:5]) if title.isascii() else ""


def _group(name: str, items: Sequence[_Item], indent: int, language: str) -> Iterator[str]:
    if items:
        yield f"{' ' * indent}{name}:"
        for item in items:
            yield from _node(item, indent + 2, language)


def _node(item: _Item, indent: int, language: str) -> Iterator[str]:
    yield f"{' ' * indent}{item.id}:"
    inside = " " * (indent + 2)
    remark = _("DRAFT, line {line}: copied", language)
    if any(key == "section" for key, __ in item.fields):
        remark = _("DRAFT, line {line}: a heading; write what its section claims", language)
    yield f"{inside}# {remark.format(line=item.line)}"
    yield f"{inside}text: {scalar(item.text)}"
    yield from (f"{inside}{key}: {value}" for key, value in item.fields)
    yield from _group("premises", item.premises, indent + 2, language)
    yield from _group("evidence", item.evidence, indent + 2, language)


def _head(origin: Origin, language: str, notes: int) -> Iterator[str]:
    explanation = _(
        "DRAFT made by `argmap draft`. Every `text` below is copied from the source: rewrite it in your own words, "
        "delete what the argument does not need, and move each node below the claim that it supports. `argmap check` "
        "(AM411) reports what is still copied, `argmap coverage` what is not yet mapped. Delete these comments as you "
        "go.",
        language,
    )
    title = scalar(origin.title)
    yield from ("# yaml-language-server: $schema=argmap.schema.json", "#", *comment_lines(explanation))
    yield from ("argmap: 1", f"title: {title}", f"languages: [{language}]", "sources:", f"  {origin.source_id}:")
    yield from comment_lines(_("DRAFT: add `type`, `author`, `issued` …", language), 4)
    yield from (f"    title: {title}", f"    text: {scalar(origin.path)}", f"    sha256: {origin.sha256}")
    if notes:
        yield f"    notes: {notes}"
    yield "thesis:"
    yield from comment_lines(_("DRAFT: the title stands in for the thesis; write what the author claims.", language), 2)
    yield f"  text: {title}"
