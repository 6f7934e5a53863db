"""What reports in Markdown share: sentences with code in them, and tables as GitHub, pandoc and Obsidian show them."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.exporters.markdown import escape, escape_start


def prose(said: str) -> str:
    """A sentence of ours at the start of a paragraph: what stands in backquotes, such as a command, stays code."""
    return "`".join(
        part if place % 2 else escape_start(part) if place == 0 else escape(part)
        for place, part in enumerate(said.split("`"))
    )


def pipe_table(head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    """Rows under their heads; columns that hold nothing but numbers end on the right. There is at least one row."""
    numeric = [all(isinstance(row[column], int) for row in rows) for column in range(len(head))]
    lines = [head, *rows]
    written = ["| " + " | ".join(_cell(str(cell)) for cell in line) + " |" for line in lines]
    written.insert(1, "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
    return "\n".join(written)


def _cell(content: str) -> str:
    # A bar that the escaping left alone would end the cell.
    return escape(content).replace("\\|", "|").replace("|", "\\|")
