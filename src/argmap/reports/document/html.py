"""A report as one page: it needs neither network nor script, and reads on any screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import Final

from argmap.i18n import _, n_
from argmap.i18n.names import kind_word
from argmap.reports.document.blocks import (
    Bars,
    Block,
    Cell,
    Code,
    Document,
    Item,
    Items,
    Mark,
    Paragraph,
    Quotation,
    Section,
    Statement,
    Table,
    Tiles,
    Timeline,
    Tornado,
)
from argmap.reports.document.charts import PATTERNS, charts_style, draw, legend
from argmap.reports.page import code, page, prose, rules, text

MOST_ROWS: Final = 1000
"""Rows of a table: nobody reads a page of ten thousand."""


def render_html(document: Document) -> str:
    """The page of a report."""
    return page(document.language, document.heading, _Setter(document).body(), charts_style() + style())


def style() -> str:
    """The style rules of the blocks, for the page that has them."""
    return rules(__package__, "document.css")


_FIGURE: Final = re.compile(r"\d[\d,]*%?|–")
_LARGE: Final = r"<strong>\g<0></strong>"


class _Setter:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = document.language
        self.numbers = count()

    def body(self) -> str:
        document = self.document
        over = f"<p class='over'>{text(document.over)}</p>" if document.over else ""
        parts = [PATTERNS, f"<header>{over}", f"<h1>{prose(document.title)}</h1>"]
        if document.thesis:
            parts.append(f"<p class='thesis'>{text(document.thesis)}</p>")
        columns = " class='columns'" if document.columns else ""
        sections = [block for block in document.blocks if isinstance(block, Section)]
        head = [block for block in document.blocks if block not in sections]
        parts += [*self.blocks(head, 1), "</header>", f"<main{columns}>", *self.blocks(sections, 1), "</main>"]
        return "\n".join(parts)

    def blocks(self, blocks: Sequence[Block], level: int, title: str = "", name: str = "") -> Iterator[str]:
        """Blocks under a title; a table is folded where a chart shows it."""
        charted = any(isinstance(block, Bars | Timeline | Tornado) for block in blocks)
        for block in blocks:
            match block:
                case Section():
                    yield from self.section(block, level + 1)
                case Paragraph():
                    yield f"<p>{prose(block.joined(self.language))}</p>"
                case Quotation():
                    yield f"<p>{text(block.text)}</p>"
                case Table() if block.rows:
                    table = self.table(block, title)
                    summary = text(_("The figures as a table", self.language))
                    yield f"<details><summary>{summary}</summary>{table}</details>" if charted else table
                case Items():
                    tag = "ol" if block.ordered else "ul"
                    yield f"<{tag} class='items'>{''.join(map(self.item, block.items))}</{tag}>"
                case Tiles():
                    yield self.tiles(block)
                case Bars() | Timeline() | Tornado():
                    yield draw(block, title, name, self.language)
                    yield legend(block, _("Key", self.language))

    def section(self, section: Section, level: int) -> Iterator[str]:
        name = f"s{next(self.numbers)}"
        anchor = f" id='{section.name}'" if section.name else ""
        yield f"<section{anchor} aria-labelledby='{name}'><h{level} id='{name}'>{prose(section.title)}</h{level}>"
        yield from self.blocks(section.blocks, level, section.title, name)
        yield "</section>"

    def tiles(self, block: Tiles) -> str:
        items = "".join(
            f"<li><a href='#{tile.section}'>{_FIGURE.sub(_LARGE, text(tile.said), count=1)}</a></li>"
            for tile in block.tiles
        )
        return f"<nav aria-label='{text(_('At a glance', self.language))}'><ul class='tiles'>{items}</ul></nav>"

    def item(self, item: Item) -> str:
        parts = [f"<p>{prose(item.text)}</p>"]
        label = f"<b class='label'>{text(item.label)}</b> " if item.label else ""
        if item.about:
            parts.insert(0, f"<p class='about'>{label}{self.statement(item.about)}</p>")
        elif label:
            parts = [f"<p>{label}{prose(item.text)}</p>"]
        if item.answer:
            name, answer = item.answer
            parts.append(f"<p class='answer'><b>{text(name)}</b> {prose(answer)}</p>")
        return f"<li>{''.join(parts)}</li>"

    def statement(self, statement: Statement) -> str:
        kind = statement.node.kind
        number = f"{text(statement.number)} " if statement.number else ""
        before = f"{text(statement.before)} " if statement.before else ""
        return (
            f"{before}<span class='kind {kind}'>{text(kind_word(kind, self.language))}</span> {number}"
            f"{text(statement.node.text.best(self.language))} {code(statement.node.id)}"
        )

    def table(self, table: Table, title: str) -> str:
        numeric = [table.numeric(column) for column in range(len(table.heads))]
        remarked = any(table.remarks)
        heads = [*table.heads, *([table.remarks_head] if remarked else [])]
        numeric += [False] * remarked
        head = "".join(self.head(cell, right) for cell, right in zip(heads, numeric, strict=True))
        body = "".join(
            self.row((*row, remark) if remarked else row, numeric)
            for row, remark in zip_longest(table.rows[:MOST_ROWS], table.remarks[:MOST_ROWS], fillvalue="")
            if not isinstance(row, str)
        )
        foot = f"<tfoot>{self.row(table.foot, numeric)}</tfoot>" if table.foot else ""
        left = len(table.rows) - MOST_ROWS
        more = n_("{count} more row is not shown.", "{count} more rows are not shown.", left, self.language)
        return (
            # What scrolls must be reachable by keyboard.
            f"<div class='table' tabindex='0' role='region' aria-label='{text(title)}'><table>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>"
            + (f"<p class='over'>{text(more)}</p>" if left > 0 else "")
        )

    def head(self, cell: Cell, right: bool) -> str:
        return f"<th scope='col'{_class('number' if right else '')}>{self.cell(cell)}</th>"

    def row(self, cells: Sequence[Cell], numeric: Sequence[bool]) -> str:
        return f"<tr>{''.join(self.data(cell, right) for cell, right in zip_longest(cells, numeric))}</tr>"

    def data(self, cell: Cell, right: bool) -> str:
        if isinstance(cell, Statement):
            return f"<th scope='row'>{self.statement(cell)}</th>"
        return f"<td{_class('number' if right else '' if isinstance(cell, Mark) else 'words')}>{self.cell(cell)}</td>"

    def cell(self, cell: Cell) -> str:
        match cell:
            case Code():
                return code(cell.text)
            case Mark(sign, words, tone):
                return f"<strong{_class(tone)}>{text(sign)}</strong>" + (
                    f"<small>{text(words)}</small>" if words else ""
                )
        return text(str(cell))


def _class(name: str) -> str:
    return f" class='{name}'" if name else ""
