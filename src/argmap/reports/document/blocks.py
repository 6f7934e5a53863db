"""The blocks of a report.

Sentences (paragraphs, items, remarks, titles) mark code by backquotes; a quotation and the cells of a table are plain.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from argmap.i18n import _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON, SPACE
from argmap.model import Node

_NUMBER: Final = re.compile(r"[\d.,/%<>→+−–\u202f ]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """A node: what it says, with its number, its kind and its id.

    ``before`` is written in front of the number. A terminal indents the statement by ``depth`` levels.
    """

    node: Node
    number: str
    before: str = ""
    depth: int = 0

    def head(self, language: str) -> str:
        """Number and kind, such as “1.2 Premise”."""
        return " ".join(filter(None, (self.before, self.number, kind_word(self.node.kind, language))))


@dataclass(frozen=True, slots=True)
class Code:
    """An id or a command in a table."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign or a word that stands out in a table, and the words that explain it where there is room for them.

    ``tone`` is a style of the terminal and a class of the page.
    """

    sign: str
    words: str = ""
    tone: str = ""


Cell = str | int | Code | Mark | Statement


def is_number(cell: Cell) -> bool:
    """Whether a cell contains a figure, a share, or a change of figures."""
    return isinstance(cell, int) or (isinstance(cell, str) and bool(_NUMBER.fullmatch(cell)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences; on a terminal, each of the ``others`` begins a line."""

    text: str
    others: tuple[str, ...] = ()

    def joined(self, language: str) -> str:
        """All sentences on a line."""
        return _(SPACE, language).join((self.text, *self.others))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A text of the map."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads; without heads, a list in columns.

    ``remarks`` has a sentence for each row, or "". ``foot`` is the row of the totals.
    """

    heads: tuple[Cell, ...]
    rows: Sequence[tuple[Cell, ...]]
    remarks: tuple[str, ...] = ()
    remarks_head: str = ""
    foot: tuple[Cell, ...] = ()

    def numeric(self, column: int) -> bool:
        """Whether a column contains only figures."""
        return all(is_number(row[column]) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: the node that it is about, a sentence, and an answer under its own label."""

    text: str
    label: str = ""
    about: Statement | None = None
    answer: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: Sequence[Item]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with the words for what it counts, and the name of the section that says more."""

    section: str
    said: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures for a reader in a hurry."""

    tiles: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, and its parts, each a series and a number. ``value`` is written at its end, else the sum."""

    label: str
    parts: tuple[tuple[str, int], ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale; ``series`` holds the names and the words of the parts, in order.

    ``most`` is the full width; 0 for that of the longest bar.
    """

    series: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    most: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by row and date; the rows from the top down."""

    rows: tuple[tuple[str, tuple[tuple[datetime.date, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What a strength would be at either end of something else."""

    label: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """How far things move a strength that is ``now``.

    ``ends`` says what the low and the high end of a swing stand for, ``here`` what the present strength is called.
    """

    now: float
    swings: tuple[Swing, ...]
    ends: tuple[str, str]
    here: str


Chart = Bars | Timeline | Tornado
"""A chart is for the page: a table or a list next to it has its figures."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a title; ``name`` is what links lead to."""

    title: str
    blocks: Sequence[Block]
    name: str = ""


Block = Paragraph | Quotation | Table | Items | Tiles | Chart | Section


@dataclass(frozen=True, slots=True)
class Document:
    """A report.

    ``title`` is usually that of the map, and ``over`` says what kind of report it is. ``columns`` lets a page set the
    sections side by side.
    """

    language: str
    title: str
    blocks: Sequence[Block]
    over: str = ""
    thesis: str = ""
    columns: bool = False

    @property
    def heading(self) -> str:
        """What kind of report it is, and its title."""
        return f"{self.over}{_(COLON, self.language)}{self.title}" if self.over else self.title
