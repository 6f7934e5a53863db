"""The review as one page."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.points import Point, Section
from argmap.reports.charts import PATTERNS, charts_style, describe, draw, key
from argmap.reports.page import code, page, prose, rules, text, tile_list
from argmap.reports.review.wording import Wording


def render_html(wording: Wording, most: int) -> str:
    """The page in one language, with at most so many points in a section."""
    sections = (_section(wording, section, most) for section in wording.review.sections)
    body = "\n".join([PATTERNS, *_head(wording), "<main>", *sections, "</main>"])
    title = f"{wording.say('review')}: {wording.title}"
    return page(wording.language, title, body, charts_style() + rules(__package__, "review.css"))


def _head(wording: Wording) -> Iterator[str]:
    yield f"<header><p class='over'>{text(wording.say('review'))}</p>"
    yield f"<h1>{text(wording.title)}</h1>"
    yield f"<p class='thesis'>{text(wording.thesis)}</p>"
    yield f"<p>{prose(wording.head())}</p>"
    tiles = [
        (section.name, str(section.figure), wording.heading(section))
        for section in wording.review.sections
        if section.figure
    ]
    yield tile_list(tiles, wording.say("at a glance"))
    yield "</header>"


def _section(wording: Wording, section: Section, most: int) -> str:
    name = f"{section.name}-title"
    empty = "" if section.points else " class='empty'"
    parts = [
        f"<section id='{section.name}'{empty} aria-labelledby='{name}'>",
        f"<h2 id='{name}'>{text(wording.heading(section))}</h2>",
        f"<p class='lead'>{prose(wording.lead(section))}</p>",
    ]
    if section.swings:
        chart = wording.tornado(section, most)
        parts.append(draw(chart, wording.heading(section), describe(chart), section.name))
        parts.append(key(zip(("rest", "main"), chart.ends, strict=True), wording.say("legend")))
    if section.points:
        parts += ["<ol>", *(_point(wording, point) for point in section.points[:most]), "</ol>"]
    if len(section.points) > most:
        parts.append(f"<p class='over'>{prose(wording.say('more').format(len(section.points) - most))}</p>")
    return "\n".join([*parts, "</section>"])


def _point(wording: Wording, point: Point) -> str:
    about = ""
    if node := point.node:
        kind = f"<span class='kind {node.kind}'>{text(wording.kind(node))}</span>"
        about = f"<p class='about'>{kind} {text(wording.numbered(node))} {code(node.id)}</p>"
    return (
        f"<li>{about}<p class='said'>{prose(wording.said(point))}</p>"
        f"<p class='answer'><b>{text(wording.say('answer'))}</b> {prose(wording.answer(point))}</p></li>"
    )
