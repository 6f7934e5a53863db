"""The report in Markdown: the same sentences and figures, as tables."""

from __future__ import annotations

from argmap.analysis.metrics import Overview
from argmap.model import ArgumentMap
from argmap.rendering.markdown import escape, pipe_table, prose
from argmap.reports.overview.sections import Section, sections
from argmap.reports.overview.tiles import tiles
from argmap.reports.overview.words import phrase


def render_markdown(map_: ArgumentMap, overview: Overview, language: str) -> str:
    """The report of a map in one of its languages, with pipe tables as on GitHub."""
    parts = [
        f"# {escape(phrase('report', language))}: {escape(map_.title.best(language))}",
        f"**{escape(phrase('thesis', language))}** {escape(map_.root.text.best(language))}",
        "\n".join(f"- **{tile.figure}** {tile.label}" for tile in tiles(overview, language)),
    ]
    for section in sections(map_, overview, language):
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> list[str]:
    parts = [f"## {escape(section.title)}", prose(section.lead)]
    if not (section.table and section.table.rows):
        return parts
    return [*parts, pipe_table(section.table.head, section.table.rows)]
