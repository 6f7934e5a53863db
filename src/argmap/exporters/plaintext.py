"""A map as plain text, to be read anywhere and pasted into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.exporters.bibliography import entries
from argmap.exporters.outline import Block, Outline, outline
from argmap.exporters.registry import ExportOptions
from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.model import ArgumentMap
from argmap.rendering import addresses
from argmap.rendering.cells import break_lines, display_width, padded
from argmap.rendering.commonmark import Table, blocks
from argmap.rendering.terminal import commanding_nothing, without_controls

WIDTH: Final = 80
"""Cells in a line; a wide character has two."""
_STEP, _DEEPEST = 2, 30
"""Indentation of a level, and its limit, which leaves room for deep statements."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The numbered outline in lines of 80 cells: UTF-8, LF line ends.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    document = outline(map_, options)
    parts = [*_head(document), *_glances(document), *_body(document), *_legend(document), *_appendix(document)]
    parts += _sources(map_, options, document.languages[0])
    if options.digest:
        parts.append(options.digest)
    return commanding_nothing(without_controls("\n\n".join(parts) + "\n")).encode()


def _head(document: Outline) -> Iterator[str]:
    title, *others = document.title
    lines = break_lines(title, WIDTH)
    yield "\n".join([*lines, "=" * max(display_width(line) for line in lines)])
    for said in (*others, *document.summary, *document.provenance, *(said for __, said in document.notes)):
        if said:
            yield _filled(said, "")


def _glances(document: Outline) -> Iterator[str]:
    for glance in document.glances:
        yield _heading(glance.title)
        step = " " * _STEP
        lines = [_filled(line.said(glance.language), "", step) for line in glance.lines]
        yield "\n".join([*lines, *([glance.more] if glance.more else [])])


def _body(document: Outline) -> Iterator[str]:
    for block in document.blocks:
        if block.heading:
            yield _heading(block.heading)
        yield _block(block)


def _heading(said: str) -> str:
    lines = break_lines(said, WIDTH)
    return "\n".join([*lines, "-" * max(display_width(line) for line in lines)])


def _legend(document: Outline) -> Iterator[str]:
    if document.legend:
        yield _heading(document.legend_title)
    for language, term, said in document.legend:
        yield _filled(term + _(COLON, language) + said, "", " " * _STEP)


def _appendix(document: Outline) -> Iterator[str]:
    for title, listed in document.appendix:
        yield _heading(title)
        for entry in listed:
            first, *others = entry.sentences
            step = " " * _STEP
            yield "\n".join([_filled(f"{entry.number} {first}", "", step), *(_filled(one, step) for one in others)])


def _block(block: Block) -> str:
    first, *others = block.sayings
    indent = " " * min(_STEP * max(block.depth - 1, 0), _DEEPEST)
    below = indent + " " * _STEP
    parts = [_filled(first.line(block.number), indent, below), *(_filled(other.line(), below) for other in others)]
    for saying in block.sayings:
        parts += [_filled(remark.line(saying.language), below) for remark in saying.remarks]
        parts += _detail(saying.detail, below)
        parts += [f"{below}… {saying.folded}"] if saying.folded else []
    return "\n".join(parts)


def _detail(detail: str, indent: str) -> Iterator[str]:
    """An author's Markdown without its marks; the columns of a table are aligned where they fit."""
    for block in blocks(detail):
        inner = indent + " " * _STEP * block.level
        if isinstance(block, Table):
            yield "\n".join(_filled(row, inner, inner + " " * _STEP) for row in _rows(block, WIDTH - len(inner)))
            continue
        # A bullet stands before the indentation of its item.
        first = f"{inner[:-_STEP]}{block.marker} " if block.marker else inner
        for place, line in enumerate(block.text.split("\n")):
            said = line.lstrip(" ")
            yield _filled(said, (inner if place else first) + " " * (len(line) - len(said)), inner)


def _rows(table: Table, room: int) -> Iterator[str]:
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    aligned = sum(widths) + 3 * (len(widths) - 1) <= room
    for row in rows:
        cells = (padded(cell, width) if aligned else cell for cell, width in zip(row, widths, strict=True))
        yield " | ".join(cells).rstrip()


def _sources(map_: ArgumentMap, options: ExportOptions, language: str) -> Iterator[str]:
    if map_.works:
        yield _heading(_("Sources", language))
        for runs in entries(map_, options, language).values():
            yield _filled("".join(run.text for run in runs), "", " " * _STEP)


def _filled(text: str, first: str, following: str | None = None) -> str:
    """A paragraph with its lines indented, all but the first by ``following``."""
    following = first if following is None else following
    lines = _lines(text, WIDTH - max(len(first), len(following)))
    return "\n".join((following if place else first) + line for place, line in enumerate(lines)).rstrip()


def _lines(text: str, room: int) -> Iterator[str]:
    """Lines of so many cells, and of more only where an address is longer: it would not lead anywhere in parts."""
    before = ""
    for part, is_address in addresses.split(text):
        if is_address and display_width(part) > room:
            yield from break_lines(before, room) if before.strip() else ()
            before = part
        elif before and display_width(before) > room and addresses.is_safe(before):
            stop = re.match(r"\S*", part)
            assert stop is not None
            yield before + stop[0]
            before = part[stop.end() :].lstrip()
        else:
            before += part
    yield from [before] if addresses.is_safe(before) else break_lines(before, room)
