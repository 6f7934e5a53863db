"""The layout of a file: every key and list item with its style, its lines and its comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from argmap.diagnostics import Span
from argmap.model.route import Loc
from argmap.syntax.edits import line_end
from argmap.syntax.source import Source
from argmap.syntax.yaml import Comment, Composed, SpanTree

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")


class LayoutError(Exception):
    """The file can be read but not edited safely; the message says where."""


class Style(Enum):
    """How a value is written."""

    BLOCK = auto()
    """A mapping or list by indentation."""
    FLOW = auto()
    """A mapping or list in brackets (or a pair in a bracketed list, without brackets itself)."""
    LITERAL = auto()
    """A text after ``|`` or ``>``."""
    QUOTED = auto()
    PLAIN = auto()


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list with its dash; the root has neither.

    ``start`` is the offset of the key or the dash, ``last`` the end of everything that belongs to it: its value, a
    comment after that, comments at the end of its content.
    """

    loc: Loc
    start: int
    place: SpanTree
    style: Style
    data: object
    """The value: a text, a dict or a list."""
    children: list[Entry] = field(default_factory=list)
    in_flow: bool = False
    lead: list[Comment | None] = field(default_factory=list)
    """The comments on the lines above; None is a blank line."""
    beside_key: list[Comment] = field(default_factory=list)
    """A comment after the key (or the dash, or the opening bracket), if the value is on a later line."""
    inner: list[Comment | None] = field(default_factory=list)
    """Comments on their own lines between the key and a value that is not a block."""
    beside: list[Comment] = field(default_factory=list)
    """The comment after the value."""
    foot: list[Comment | None] = field(default_factory=list)
    """Comments at the end of a collection, indented like its children; None is a blank line."""
    last: int = 0
    _by_step: dict[str | int, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The children by their steps, once one has been asked for."""

    @property
    def is_collection(self) -> bool:
        """Whether the value is a mapping or a list."""
        return self.style in (Style.BLOCK, Style.FLOW)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list that is not empty."""
        return bool(self.children) and isinstance(self.children[0].loc[-1], int)

    @property
    def step(self) -> str | int:
        """The key, or the number of the item."""
        return self.loc[-1]

    def child(self, step: str | int) -> Entry | None:
        """The child with this key."""
        if len(self._by_step) != len(self.children):
            self._by_step = {child.step: child for child in self.children}
        return self._by_step.get(step)

    def walk(self) -> Iterator[Entry]:
        """The entry and its descendants, in file order."""
        stack = [self]
        while stack:
            entry = stack.pop()
            yield entry
            stack.extend(reversed(entry.children))

    def holds_comments(self) -> bool:
        """Whether there are comments inside the value or between it and its key."""
        return bool(
            self.beside_key
            or self.inner
            or self.foot
            or any(child.lead or child.beside or child.holds_comments() for child in self.children)
        )


@dataclass(frozen=True)
class Layout:
    """The entries of a file."""

    source: Source
    composed: Composed
    root: Entry

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.source.text

    @cached_property
    def end(self) -> str:
        """The line end of the file."""
        return line_end(self.text)

    def find(self, loc: Loc) -> Entry | None:
        """The entry at a route."""
        entry: Entry | None = self.root
        for step in loc:
            entry = entry.child(step) if entry else None
        return entry

    def column(self, offset: int) -> int:
        """The number of characters before an offset on its line, without a byte order mark."""
        start = self.line_start(offset)
        return offset - start - (1 if start == 0 and self.text.startswith("\ufeff") and offset else 0)

    def line_start(self, offset: int) -> int:
        """The start of the line of an offset."""
        return offset - self.source.position(offset)[1] + 1

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset, with its line break."""
        found = _LINE_BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def blank_above(self, offset: int) -> bool:
        """Whether the line above an offset's line is blank."""
        start = self.line_start(offset)
        return start > 0 and not self.text[self.line_start(start - 1) : start].strip(" \t\r\n\ufeff")

    def is_first_on_line(self, offset: int) -> bool:
        """Whether there is only indentation before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t\ufeff")

    def lines(self, entry: Entry) -> Span:
        """The whole lines of an entry of a block, with the comments right above it.

        Comments separated from it by a blank line do not belong to it.
        """
        start = entry.start
        for comment in reversed(entry.lead):
            if comment is None:
                break
            start = comment.span.start
        return Span(self.line_start(start), self.line_end(max(entry.last - 1, entry.start)))

    @cached_property
    def unit(self) -> int:
        """The most frequent indentation, in columns."""
        return indentation(self.source, self.composed.root)


def indentation(source: Source, root: SpanTree) -> int:
    """The most frequent indentation of a file's mappings, in columns; the first of those that are equally frequent."""
    text, steps = source.text, Counter[int]()
    # The other line ends, and a byte order mark, are rare.
    plain = "\r" not in text and not text.startswith("\ufeff")

    def column(offset: int) -> int:
        return offset - text.rfind("\n", 0, offset) - 1 if plain else source.position(offset)[1] - 1

    stack = [root]
    while stack:
        place = stack.pop()
        if not place.children or text.startswith(("[", "{"), place.start):
            continue
        step, first = next(iter(place.children.items()))
        if place.key_start >= 0 and isinstance(step, str):
            steps[column(first.key_start) - column(place.key_start)] += 1
        stack.extend(reversed(place.children.values()))
    return max(steps, key=lambda step: steps[step]) if steps else 2


def content_end(text: str, place: SpanTree) -> int:
    """The end of a text after ``|`` or ``>``, with the blank lines that belong to it."""
    body = _LINE_BREAK.search(text[place.start : place.end])
    end = place.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    header = text[place.start : place.start + (body.start() if body else end - place.start)]
    blank = _BLANK_LINES.match(text, end)
    if "+" in header.split("#")[0] and blank:
        return blank.end() - (2 if text[blank.end() - 2 : blank.end()] == "\r\n" else 1)
    return end
