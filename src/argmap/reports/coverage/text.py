"""Coverage of a source as text for a terminal and as JSON; the page for a browser is in ``coverage_html``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.model import ArgumentMap
from argmap.rendering.cells import display_width
from argmap.rendering.terminal import Style, plain
from argmap.sources.coverage import Coverage, Figures, SectionCoverage

_TITLE_COLUMNS = 46


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The coverage of one source of a map, and the anchors that lead nowhere or to several places.

    ``unresolved`` holds node id and anchor. ``chosen`` are the sections that were asked for.
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
        return str(work.title) if work.title else self.source_id

    @property
    def counted(self) -> Figures:
        """What the percentage speaks of: the body, or the sections that were asked for."""
        return self.coverage.body if self.whole else Figures.of(s for one in self.chosen for s in one.sentences)


def choose(coverage: Coverage, wanted: str) -> tuple[SectionCoverage, ...]:
    """The sections whose number or title is, or begins with, what is wanted; with those below them."""
    exact = [one for one in coverage.sections if wanted in (one.section.number, one.section.title)]
    return tuple(
        exact
        or (one for one in coverage.sections if one.section.number.startswith(wanted) or wanted in one.section.title)
    )


def render_text(report: SourceReport, style: Style = plain) -> str:
    """A table of the sections, then the sentences that no node points at, with their lines."""
    return "\n".join([*_table(report, style), *_gaps(report, style)]) + "\n"


def _table(report: SourceReport, style: Style) -> Iterator[str]:
    text = report.coverage.text
    yield f"{style(report.source_id, 'place')}: {report.title} ({text.name})"
    yield ""
    yield style(_row("section", "sentences", "characters"), "dim")
    for one in report.chosen:
        figures = Figures.of(one.sentences)
        if figures.sentences and (one.is_body or not report.whole):
            section = one.section
            name = f"{section.number}  {section.title}" if section.number else section.title
            yield _figures_row("  " * (section.level - 1) + name, figures)
    if report.whole:
        yield style(_figures_row("body", report.coverage.body), "place")
        if report.coverage.around.sentences:
            yield style(_figures_row("front and back matter", report.coverage.around), "dim")
    else:
        yield style(_figures_row("together", report.counted), "place")


def _gaps(report: SourceReport, style: Style) -> Iterator[str]:
    text = report.coverage.text
    for one in report.chosen:
        missing = [sentence for sentence in one.sentences if not sentence.nodes]
        if missing and (one.is_body or not report.whole):
            yield ""
            yield style(f"no node points at, in {one.section.name}:", "place")
            for sentence in missing:
                yield f"  {style(f'line {text.line(sentence.span.start)}:', 'dim')} {text.shown(sentence.span)}"
    if report.unresolved:
        yield ""
        yield style("anchors that lead to no passage, or to several (`argmap check` says more):", "warning")
        for node, anchor in report.unresolved:
            yield f"  {node}: {anchor}"


def _figures_row(name: str, figures: Figures) -> str:
    sentences = f"{figures.mapped_sentences}/{figures.sentences}  {_percent(figures.percent):>7}"
    return _row(name, sentences, _percent(figures.percent_of_characters))


def _row(name: str, sentences: str, characters: str) -> str:
    while display_width(name) > _TITLE_COLUMNS:
        name = name[:-2] + "…"
    return f"  {name}{' ' * (_TITLE_COLUMNS - display_width(name))}  {sentences:>17}  {characters:>10}"


def _percent(value: float) -> str:
    """A percentage that never says 100 where something is missing."""
    return f"{int(value * 10) / 10:.1f} %"


def render_json(path: str, reports: Iterable[SourceReport]) -> str:
    """Figures, sections and sentences without a node; lines count from 1, spans are offsets in code points."""
    found = {"map": path, "sources": [_source(report) for report in reports]}
    return json.dumps(found, ensure_ascii=False, indent=2)


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
