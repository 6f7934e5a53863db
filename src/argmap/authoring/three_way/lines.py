"""A file as the lines of its entries, each with the comments that belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.syntax.edits import split_lines
from argmap.syntax.formatting.fragments import Item, Pair
from argmap.syntax.formatting.layout import Entry, Layout, Style
from argmap.syntax.yaml import comments


@dataclass(slots=True)
class Piece:
    """A key with its value, or an item of a list.

    Lines are whole lines of the file, without their ends. If the value is an indented mapping or list of texts, its
    entries are ``children`` and ``head`` is the line of the key; otherwise ``head`` is all of it. Lead, head, children
    and foot of the root are the file, line for line.
    """

    step: str | int
    data: object
    column: int
    """The column at which its lines begin."""
    lead: list[str] = field(default_factory=list)
    """The comments and blank lines above."""
    head: list[str] = field(default_factory=list)
    """Empty for the root, and for entries made by :func:`opened`, which have no lines."""
    children: list[Piece] | None = None
    foot: list[str] = field(default_factory=list)
    """The comments at the end of its content."""
    remarks: list[str] = field(default_factory=list)
    """The comments in the head."""
    _by_step: dict[str | int, Piece] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The children by their steps, once one has been asked for."""

    @property
    def is_block(self) -> bool:
        """Whether its content has its own lines."""
        return self.children is not None

    def child(self, step: str | int) -> Piece | None:
        """The entry with this key."""
        children = self.children or ()
        if len(self._by_step) != len(children):
            self._by_step = {child.step: child for child in children}
        return self._by_step.get(step)

    def items(self) -> dict[tuple[object, int], Piece]:
        """The items of a list of texts, each by its text and the number of equal items before it."""
        found: dict[tuple[object, int], Piece] = {}
        counts = Counter[object]()
        for child in self.children or ():
            found[child.data, counts[child.data]] = child
            counts[child.data] += 1
        return found

    def lines(self) -> Iterator[str]:
        """All its lines."""
        yield from self.lead
        yield from self.body()

    def body(self) -> Iterator[str]:
        """Its lines without the lead."""
        yield from self.head
        for child in self.children or ():
            yield from child.lines()
        yield from self.foot

    def comments(self) -> Iterator[str]:
        """All comments in it and above it."""
        yield from _said(self.lead)
        yield from self.inner_comments()

    def inner_comments(self) -> Iterator[str]:
        """All comments in it."""
        yield from self.remarks
        for child in self.children or ():
            yield from child.comments()
        yield from _said(self.foot)

    def units(self) -> Iterator[tuple[str, ...]]:
        """Its lines, with those of a value together."""
        yield from ((line,) for line in self.lead)
        if self.head:
            yield tuple(self.head)
        for child in self.children or ():
            yield from child.units()
        yield from ((line,) for line in self.foot)


def pieces(layout: Layout) -> Piece:
    """The file as the lines of its entries, without a byte order mark."""
    return _Cutter(layout).cut()


def opened(piece: Piece) -> Piece:
    """A bracketed mapping, or a node that is a plain text, as if each of its keys had lines.

    They have none: they are written when needed.
    """
    if piece.is_block:
        return piece
    data = {"text": piece.data} if isinstance(piece.data, str) else piece.data
    assert isinstance(data, dict)
    children = [Piece(str(key), value, -1) for key, value in data.items()]
    return Piece(piece.step, data, piece.column, piece.lead, [], children, [], piece.remarks)


def written(step: str | int, data: object, column: int, unit: int, *, typed: bool = False) -> list[str]:
    """The lines of a new entry."""
    if isinstance(step, int):
        return Item(data, typed=typed).block(column, unit)  # type: ignore[arg-type]
    return Pair(step, data).block(column, unit)  # type: ignore[arg-type]


def _said(lines: list[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())


class _Cutter:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        text = layout.text.removeprefix("\ufeff")
        self.lines = [line.rstrip("\r\n") for line in split_lines(text)]
        self.remarks: dict[int, list[str]] = {}
        for comment in comments(layout.source, layout.composed.root):
            self.remarks.setdefault(self._number(comment.span.start), []).append(comment.text.strip())

    def cut(self) -> Piece:
        root = self.layout.root
        if not self._has_lines(root):
            return Piece("", root.data, 0, [], self.lines, None, [], self._remarks(0, len(self.lines)))
        return self._block(root, 0, 0, len(self.lines))

    def _number(self, offset: int) -> int:
        """The number of the line of an offset, from 0."""
        return self.layout.source.position(offset)[0] - 1

    def _remarks(self, start: int, end: int) -> list[str]:
        return [remark for number in range(start, end) for remark in self.remarks.get(number, ())]

    def _entry(self, entry: Entry, start: int) -> tuple[Piece, int]:
        """The piece of an entry whose comments may begin at a line, and the line after it."""
        first = self._number(entry.start)
        end = self._number(max(entry.last - 1, entry.start)) + 1
        if self._has_lines(entry):
            return self._block(entry, start, first + 1, end), end
        column = self.layout.column(entry.start)
        lead, head = self.lines[start:first], self.lines[first:end]
        return Piece(entry.step, entry.data, column, lead, head, None, [], self._remarks(first, end)), end

    def _block(self, entry: Entry, start: int, inside: int, end: int) -> Piece:
        children, at = [], inside
        for child in entry.children:
            piece, at = self._entry(child, at)
            children.append(piece)
        first = inside - 1 if entry.loc else 0
        column = self.layout.column(entry.start) if entry.loc else 0
        step = entry.step if entry.loc else ""
        foot = self.lines[at:end]
        head = self.lines[first:inside]
        return Piece(
            step, entry.data, column, self.lines[start:first], head, children, foot, self._remarks(first, inside)
        )

    def _has_lines(self, entry: Entry) -> bool:
        """Whether the content of an entry has its own lines: indented mappings and lists of texts."""
        if entry.style is not Style.BLOCK or not entry.children:
            return False
        if entry.is_list and any(child.is_collection for child in entry.children):
            return False
        return all(self.layout.is_first_on_line(child.start) for child in entry.children)
