"""The report as one page: it needs neither network nor script, and reads on any screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from argmap.analysis.metrics import Overview
from argmap.model import ArgumentMap
from argmap.reports.charts import PATTERNS, Bars, charts_style, describe, draw, key
from argmap.reports.overview.sections import Section, Table, sections
from argmap.reports.overview.tiles import tiles
from argmap.reports.overview.words import phrase
from argmap.reports.page import page, prose, rules, text, tile_list

MOST_ROWS: Final = 200
"""Rows of a table; a page of ten thousand is not read."""


def render_html(map_: ArgumentMap, overview: Overview, language: str) -> str:
    """The page of a map in one of its languages."""
    found = sections(map_, overview, language)
    title = f"{phrase('report', language)}: {map_.title.best(language)}"
    body = "\n".join(
        [
            PATTERNS,
            *_head(map_, overview, language),
            "<main>",
            *(_section(section, place, language) for place, section in enumerate(found)),
            "</main>",
        ]
    )
    return page(language, title, body, charts_style() + rules(__package__, "report.css"))


def _head(map_: ArgumentMap, overview: Overview, language: str) -> Iterator[str]:
    yield f"<header><p class='over'>{escape(phrase('report', language))}</p>"
    yield f"<h1>{text(map_.title.best(language))}</h1>"
    yield f"<p class='thesis'>{text(map_.root.text.best(language))}</p>"
    found = ((tile.section, tile.figure, tile.label) for tile in tiles(overview, language))
    yield tile_list(found, phrase("at a glance", language))
    yield "</header>"


def _section(section: Section, place: int, language: str) -> str:
    name = f"s{place}"
    parts = [f"<section id='{section.name}' aria-labelledby='{name}'><h2 id='{name}'>{text(section.title)}</h2>"]
    parts.append(f"<p class='lead'>{prose(section.lead)}</p>")
    if section.chart:
        parts.append(draw(section.chart, section.title, describe(section.chart), name))
        if isinstance(section.chart, Bars) and len(section.chart.series) > 1:
            parts.append(key(section.chart.series, phrase("legend", language)))
    if section.table:
        parts.append(_table(section.table, section.title, language, open_=section.chart is None))
    return "\n".join([*parts, "</section>"])


def _table(table: Table, title: str, language: str, *, open_: bool) -> str:
    rows = table.rows[:MOST_ROWS]
    numeric = [all(_is_number(row[column]) for row in rows) for column in range(len(table.head))]

    def cell(tag: str, column: int, content: object) -> str:
        kind = " class='number'" if numeric[column] else " class='words'" if tag == "td" else ""
        scope = " scope='col'" if tag == "th" else ""
        return f"<{tag}{scope}{kind}>{text(str(content))}</{tag}>"

    head = "".join(cell("th", column, word) for column, word in enumerate(table.head))
    body = "".join(f"<tr>{''.join(cell('td', at, content) for at, content in enumerate(row))}</tr>" for row in rows)
    left = len(table.rows) - len(rows)
    more = f"<p class='over'>{escape(phrase('more', language).format(left))}</p>" if left else ""
    return (
        f"<details{' open' if open_ else ''}><summary>{escape(phrase('figures', language))}</summary>"
        # What scrolls must be reachable by keyboard.
        f"<div class='table' tabindex='0' role='region' aria-label='{text(title)}'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{more}</details>"
    )


def _is_number(content: object) -> bool:
    return not str(content).strip("0123456789/%–")
