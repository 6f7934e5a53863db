"""The coverage of a source in words and as JSON; ``html`` has the page with the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.i18n import _
from argmap.model import ArgumentMap
from argmap.rendering.json import dumps
from argmap.rendering.rich_text import plain
from argmap.reports.document.blocks import Block, Document, Item, Items, Paragraph, Section, Table
from argmap.sources.coverage import Coverage, Figures, SectionCoverage


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The coverage of one source of a map, and the anchors that lead nowhere or to several places.

    ``unresolved`` holds node id and anchor, ``chosen`` the sections requested.
    """

    map: ArgumentMap
    source_id: str
    coverage: Coverage
    unresolved: tuple[tuple[str, str], ...]
    chosen: tuple[SectionCoverage, ...]
    whole: bool = True
    """Whether all sections were asked for."""

    @property
    def title(self) -> str:
        """The title of the source, or its id."""
        work = self.map.works[self.source_id]
        return plain(str(work.title)) if work.title else self.source_id

    @property
    def counted(self) -> Figures:
        """What the percentage is of: the body, or the sections that were asked for."""
        return self.coverage.body if self.whole else Figures.of(s for one in self.chosen for s in one.sentences)


def choose(coverage: Coverage, wanted: str) -> tuple[SectionCoverage, ...]:
    """The sections whose number or title matches, or else begins with or contains, ``wanted``."""
    exact = [one for one in coverage.sections if wanted in (one.section.number, one.section.title)]
    return tuple(
        exact
        or (one for one in coverage.sections if one.section.number.startswith(wanted) or wanted in one.section.title)
    )


def document(report: SourceReport, language: str) -> Document:
    """A table of the sections, then the sentences that no node cites, with their lines."""
    blocks: list[Block] = [_table(report, language), *_gaps(report, language)]
    return Document(language, f"{report.title} ({report.coverage.text.name})", blocks, over=report.source_id)


def _table(report: SourceReport, language: str) -> Table:
    rows = []
    for one in report.chosen:
        figures = Figures.of(one.sentences)
        if figures.sentences and (one.is_body or not report.whole):
            section = one.section
            name = f"{section.number}  {section.title}" if section.number else section.title
            # An ordinary space at the start of a cell would be cut off.
            rows.append(_row("\u00a0\u00a0" * (section.level - 1) + name, figures))
    rows.append(_row(_("body", language) if report.whole else _("in all", language), report.counted))
    if report.whole and report.coverage.around.sentences:
        rows.append(_row(_("front and back matter", language), report.coverage.around))
    heads = (_("Section", language), _("Sentences", language), "", _("Characters", language))
    return Table(heads, rows)


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    counts = f"{figures.mapped_sentences}/{figures.sentences}"
    return name, counts, percent(figures.percent), percent(figures.percent_of_characters)


def _gaps(report: SourceReport, language: str) -> Iterator[Section]:
    text = report.coverage.text
    for one in report.chosen:
        missing = [
            Item(text.shown(sentence.span), _("line {}", language).format(text.line(sentence.span.start)))
            for sentence in one.sentences
            if not sentence.nodes
        ]
        if missing and (one.is_body or not report.whole):
            yield Section(_("Not mapped in {section}", language).format(section=one.section.name), [Items(missing)])
    if report.unresolved:
        lead = Paragraph(_("`argmap check` gives details.", language))
        items = Items([Item(anchor, node) for node, anchor in report.unresolved])
        yield Section(_("Anchors that match no passage, or more than one", language), [lead, items])


def percent(value: float) -> str:
    """A percentage that never says 100 where something is missing."""
    return f"{int(value * 10) / 10:.1f}\u202f%"


def render_json(path: str, reports: Iterable[SourceReport]) -> str:
    """Figures, sections and sentences without a node; lines count from 1, spans are offsets in code points."""
    found = {"map": path, "sources": [_source(report) for report in reports]}
    return dumps(found)


def _source(report: SourceReport) -> dict[str, Any]:
    return {
        "id": report.source_id,
        "path": report.coverage.text.name,
        "body": _figures(report.coverage.body),
        "front_and_back": _figures(report.coverage.around),
        "sections": [_section(report, one) for one in report.chosen],
        "unresolved": [{"node": node, "anchor": anchor} for node, anchor in report.unresolved],
    }


def _section(report: SourceReport, one: SectionCoverage) -> dict[str, Any]:
    text, section = report.coverage.text, one.section
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "part": str(section.part),
        **_figures(Figures.of(one.sentences)),
        "unmapped": [
            {
                "line": text.line(sentence.span.start),
                "start": sentence.span.start,
                "end": sentence.span.end,
                "text": text.shown(sentence.span),
            }
            for sentence in one.sentences
            if not sentence.nodes
        ],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "sentences": figures.sentences,
        "mapped_sentences": figures.mapped_sentences,
        "percent": round(figures.percent, 2),
        "characters": figures.characters,
        "mapped_characters": figures.mapped_characters,
        "percent_of_characters": round(figures.percent_of_characters, 2),
    }
