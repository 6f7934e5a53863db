"""The form that all reports share: blocks in words of one language, set for a terminal, in Markdown or as a page."""

from __future__ import annotations

from argmap.rendering.terminal import Style, plain
from argmap.reports.document.blocks import Document

WIDTH = 100
"""Columns of a text that is not printed on a terminal."""


def render(document: Document, form: str, width: int = WIDTH, style: Style = plain) -> str:
    """Set a report in a form: ``text``, ``md`` or ``html``; ``width`` and ``style`` are those of a terminal."""
    if form == "html":
        from argmap.reports.document.html import render_html

        return render_html(document)
    if form == "md":
        from argmap.reports.document.markdown import render_markdown

        return render_markdown(document)
    from argmap.reports.document.terminal import render_text

    return render_text(document, width, style)
