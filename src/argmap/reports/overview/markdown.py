"""The report in Markdown: the same sentences and figures, as tables."""

from __future__ import annotations

from argmap.exporters.markdown import escape, escape_start
from argmap.model import ArgumentMap
from argmap.reports.overview.figures import Overview
from argmap.reports.overview.sections import Section, Table, sections
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
    lead = "`".join(  # The name of a command stays code.
        part if place % 2 else escape_start(part) if place == 0 else escape(part)
        for place, part in enumerate(section.lead.split("`"))
    )
    parts = [f"## {escape(section.title)}", lead]
    return [*parts, pipe_table(section.table)] if section.table and section.table.rows else parts


def pipe_table(table: Table) -> str:
    """A table as on GitHub; columns of whole numbers are set right."""
    numeric = [all(isinstance(row[column], int) for row in table.rows) for column in range(len(table.head))]
    lines = [table.head, *table.rows]
    written = ["| " + " | ".join(_cell(str(cell)) for cell in line) + " |" for line in lines]
    written.insert(1, "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
    return "\n".join(written)


def _cell(content: str) -> str:
    # A bar that the escaping left alone would end the cell.
    return escape(content).replace("\\|", "|").replace("|", "\\|")
