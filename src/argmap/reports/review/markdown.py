"""The review in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.points import Point, Section
from argmap.rendering.markdown import escape, prose
from argmap.reports.review.wording import Wording


def render_markdown(wording: Wording, most: int) -> str:
    """The review in one language, with at most so many points in a section."""
    parts = [
        f"# {escape(wording.say('review'))}: {escape(wording.title)}",
        f"**{escape(wording.say('thesis'))}** {escape(wording.thesis)}",
        prose(wording.head()),
    ]
    for section in wording.review.sections:
        parts += _section(wording, section, most)
    return "\n\n".join(parts) + "\n"


def _section(wording: Wording, section: Section, most: int) -> Iterator[str]:
    yield f"## {escape(wording.heading(section))}"
    yield prose(wording.lead(section))
    if section.points:
        yield "\n".join(_point(wording, point, place) for place, point in enumerate(section.points[:most], 1))
    if len(section.points) > most:
        yield prose(wording.say("more").format(len(section.points) - most))


def _point(wording: Wording, point: Point, place: int) -> str:
    indent = " " * (len(str(place)) + 2)
    lines = [prose(wording.said(point)), f"*{escape(wording.say('answer'))}* {prose(wording.answer(point))}"]
    if point.node:
        lines.insert(0, f"**{escape(wording.numbered(point.node))}** `{point.node.id}`")
    return f"{place}. " + f"  \n{indent}".join(lines)
