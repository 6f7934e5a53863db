"""A report on lines of so many columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from argmap.diagrams.theme import KIND_STYLES
from argmap.i18n import _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import Kind
from argmap.rendering.cells import break_lines, display_width, padded
from argmap.rendering.terminal import Style, plain
from argmap.reports.document.blocks import (
    Block,
    Cell,
    Code,
    Document,
    Items,
    Mark,
    Paragraph,
    Quotation,
    Section,
    Statement,
    Table,
    Tiles,
)

_DEEPEST: Final = 6
"""Levels that are indented; the numbers show those below."""
_LEAST: Final = 24
"""Columns that a statement gets on the narrowest terminal, and other cells half of them."""
_GAP: Final = "  "


def render_text(document: Document, width: int, style: Style = plain) -> str:
    """The report for a terminal; charts are left out."""
    return "\n".join(_Setter(document, width, style).lines()).strip("\n") + "\n"


class _Setter:
    def __init__(self, document: Document, width: int, style: Style) -> None:
        self.document = document
        self.language = document.language
        self.width = width
        self.style = style

    def lines(self) -> Iterator[str]:
        if self.document.title:
            yield from self.title(self.document.heading)
        if self.document.thesis:
            colon = _(COLON, self.language)
            yield from ("", *self.broken(f"{kind_word(Kind.THESIS, self.language)}{colon}{self.document.thesis}"))
        yield from self.blocks(self.document.blocks)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            if lines := list(self.block(block)):
                yield from ("", *lines)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Section():
                yield from self.title(block.title)
                yield from self.blocks(block.blocks)
            case Paragraph():
                for sentence in (block.text, *block.others):
                    yield from self.broken(sentence)
            case Quotation():
                yield from self.broken(block.text)
            case Table():
                yield from self.table(block)
            case Items():
                yield from self.items(block)
            case Tiles():
                yield from (tile.said for tile in block.tiles)

    def title(self, title: str) -> Iterator[str]:
        return (self.style(line, "place") for line in self.broken(title))

    def broken(self, said: str) -> list[str]:
        return break_lines(said, self.width)

    def items(self, block: Items) -> Iterator[str]:
        labels = [item.label or (f"{place}." if block.ordered else "-") for place, item in enumerate(block.items, 1)]
        column = max(map(display_width, labels)) + len(_GAP if any(item.label for item in block.items) else " ")
        room = max(self.width - column, _LEAST)
        for label, item in zip(labels, block.items, strict=True):
            lines = self.statement(item.about, room) if item.about else []
            lines += break_lines(item.text, room)
            if item.answer:
                lines += break_lines(_(COLON, self.language).join(item.answer), room)
            for place, line in enumerate(lines):
                yield _filled("" if place else label, column) + line

    def table(self, table: Table) -> Iterator[str]:
        # Statements go last, so that everything else forms columns.
        spread = [any(isinstance(row[column], Statement) for row in table.rows) for column in range(len(table.rows[0]))]
        order = sorted(range(len(spread)), key=spread.__getitem__)
        rows = [[row[column] for column in order] for row in table.rows]
        others = [[line[column] for column in order] for line in (table.heads, table.foot) if line]
        natural = [
            self.width if spread[column] else max(display_width(_words(row[place])) for row in (*rows, *others))
            for place, column in enumerate(order)
        ]
        room = _shared(natural, self.width - len(_GAP) * (len(order) - 1))
        numeric = [table.numeric(column) for column in order]
        if table.heads:
            yield from (self.style(line, "dim") for line in self.row(others[0], room, numeric, plain))
        for row, remark in zip_longest(rows, table.remarks, fillvalue=""):
            assert not isinstance(row, str)
            yield from self.row(row, room, numeric, self.style, remark)
        if table.foot:
            yield from self.row(others[-1], room, numeric, self.style)

    def row(
        self, cells: Sequence[Cell], room: Sequence[int], numeric: Sequence[bool], style: Style, remark: str = ""
    ) -> Iterator[str]:
        columns = [
            self.cell(cell, columns, right, style) for cell, columns, right in zip(cells, room, numeric, strict=True)
        ]
        if remark:
            indent = _indent(cells[-1])
            columns[-1] += [
                indent + style(line, "dim") for line in break_lines(f"– {remark}", max(room[-1] - len(indent), _LEAST))
            ]
        blank = [" " * column for column in room]
        for line in zip_longest(*columns):
            yield _GAP.join(part or empty for part, empty in zip(line, blank, strict=True)).rstrip()

    def cell(self, cell: Cell, columns: int, right: bool, style: Style) -> list[str]:
        if isinstance(cell, Statement):
            indent = _indent(cell)
            return [indent + line for line in self.statement(cell, max(columns - len(indent), _LEAST))]
        tone = cell.tone if isinstance(cell, Mark) else "place" if isinstance(cell, Code) else ""
        filled = ((line, _filled(line, columns, right=right)) for line in break_lines(_words(cell), columns))
        return [whole.replace(line, style(line, tone), 1) if tone else whole for line, whole in filled]

    def statement(self, statement: Statement, room: int) -> list[str]:
        """A node as in the tree that `argmap show` prints: mark, number and kind, text, id."""
        node = statement.node
        mark = KIND_STYLES[node.kind].mark
        head = f"{statement.before} {mark}" if statement.before else mark
        head += " " + Statement(node, statement.number).head(self.language)
        first, *more = break_lines(f"{head} {node.text.best(self.language)}", room)
        lines = [self.style(head, "place") + first[len(head) :] if first.startswith(head) else first, *more]
        name = self.style(node.id, "dim")
        if display_width((more or [first])[-1]) + len(_GAP) + display_width(node.id) <= room:
            lines[-1] += _GAP + name
        else:
            lines.append(name)
        return lines


def _indent(cell: Cell) -> str:
    return "  " * min(cell.depth, _DEEPEST) if isinstance(cell, Statement) else ""


def _words(cell: Cell) -> str:
    match cell:
        case Mark():
            return cell.sign
        case Code():
            return cell.text
    return str(cell)


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """The widths of columns: narrow ones get what they need, the wide ones share the rest."""
    shared = [0] * len(natural)
    for place, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        shared[column] = min(natural[column], max(room // (len(natural) - place), _LEAST // 2))
        room -= shared[column]
    return shared


def _filled(words: str, columns: int, *, right: bool = False) -> str:
    return " " * (columns - display_width(words)) + words if right else padded(words, columns)
