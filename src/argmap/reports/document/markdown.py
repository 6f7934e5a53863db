"""A report in Markdown, as GitHub, pandoc and Obsidian show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.i18n import _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import Kind
from argmap.rendering.markdown import escape, escape_start, pipe_table, prose
from argmap.reports.document.blocks import (
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
)


def render_markdown(document: Document) -> str:
    """The report with pipe tables; charts are left out."""
    parts = [f"# {_inline(document.heading)}"] if document.title else []
    if document.thesis:
        parts.append(f"**{escape(kind_word(Kind.THESIS, document.language))}** {escape(document.thesis)}")
    return "\n\n".join([*parts, *_blocks(document.blocks, document.language, 2)]) + "\n"


def _blocks(blocks: Sequence[Block], language: str, level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield f"{'#' * level} {_inline(block.title)}"
                yield from _blocks(block.blocks, language, level + 1)
            case Paragraph():
                yield prose(block.joined(language))
            case Quotation():
                yield escape_start(block.text)
            case Table() if block.rows:
                yield _table(block, language)
            case Items():
                yield "\n".join(_items(block, language))
            case Tiles():
                yield "\n".join(f"- {tile.said}" for tile in block.tiles)


def _table(table: Table, language: str) -> str:
    remarked = any(table.remarks)
    heads = [head.sign if isinstance(head, Mark) else str(head) for head in table.heads]
    rows = [[_cell(cell, language) for cell in row] for row in (*table.rows, *([table.foot] if table.foot else []))]
    if remarked:
        heads.append(table.remarks_head)
        # The totals have none.
        for row, remark in zip(rows, (*table.remarks, ""), strict=False):
            row.append(_inline(remark))
    numeric = [table.numeric(column) for column in range(len(table.heads))] + [False] * remarked
    return pipe_table([escape(head) for head in heads], rows, numeric)


def _cell(cell: Cell, language: str) -> str:
    match cell:
        case Statement():
            return _statement(cell, language)
        case Code():
            return f"`{cell.text}`"
        case Mark(sign, words):
            return escape(f"{sign}{_(COLON, language)}{words}" if words else sign)
    return escape(str(cell))


def _statement(statement: Statement, language: str) -> str:
    node = statement.node
    return f"**{escape(statement.head(language))}** {escape(node.text.best(language))} `{node.id}`"


def _items(block: Items, language: str) -> Iterator[str]:
    for place, item in enumerate(block.items, 1):
        bullet = f"{place}." if block.ordered else "-"
        yield f"{bullet} " + f"  \n{' ' * (len(bullet) + 1)}".join(_item(item, language))


def _item(item: Item, language: str) -> Iterator[str]:
    label = f"**{escape(item.label)}** " if item.label else ""
    said = prose(item.text)
    if item.about:
        yield label + _statement(item.about, language)
        yield said
    else:
        yield label + said
    if item.answer:
        name, answer = item.answer
        yield f"*{escape(name)}* {_inline(answer)}"


def _inline(said: str) -> str:
    """A sentence that is not at the start of a paragraph."""
    return prose(said, start=False)
