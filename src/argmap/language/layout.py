"""A file as its author laid it out: every key and list item with its style, its lines and its comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Any

from argmap.diagnostics import Loc, Span
from argmap.language.edits import line_end
from argmap.language.source import Source
from argmap.language.yaml import Comment, Composed, Place, comments, compose

_GAP = re.compile(r"[\s:,\-\[\]{}\ufeff]*")
_MARKER = re.compile(r"^(?:---|\.\.\.)(?=\s|$)[^\r\n]*", re.MULTILINE)
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")


class LayoutError(Exception):
    """The file is written in a way that is read, but that cannot be edited safely; the message says where."""


class Style(Enum):
    """How a value is written."""

    BLOCK = auto()
    """A mapping or list by indentation."""
    FLOW = auto()
    """A mapping or list in brackets (or a pair in a bracketed list, which has none of its own)."""
    LITERAL = auto()
    """A text behind ``|`` or ``>``."""
    QUOTED = auto()
    PLAIN = auto()


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list with its dash; the root has neither.

    ``start`` is where the key or the dash stands, ``last`` where the last thing that belongs to it ends: its value,
    a comment beside that, comments at the foot of what is inside it.
    """

    loc: Loc
    start: int
    place: Place
    style: Style
    data: object
    """The value as it is read: a text, a dict or a list."""
    children: list[Entry] = field(default_factory=list)
    in_flow: bool = False
    lead: list[Comment | None] = field(default_factory=list)
    """The comments on the lines above; None is a blank line."""
    beside_key: list[Comment] = field(default_factory=list)
    """A comment behind the key (or the dash, or the opening bracket), where the value comes on a later line."""
    inner: list[Comment | None] = field(default_factory=list)
    """Comments on lines of their own between the key and a value that is no block."""
    beside: list[Comment] = field(default_factory=list)
    """The comment behind the value."""
    foot: list[Comment | None] = field(default_factory=list)
    """Comments at the end of a collection, indented as its children are; None is a blank line."""
    last: int = 0

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
        """The entry right below with this key."""
        return next((child for child in self.children if child.step == step), None)

    def walk(self) -> Iterator[Entry]:
        """The entry and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def holds_comments(self) -> bool:
        """Whether comments stand inside the value or between it and its key."""
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
        """How the lines of the file end."""
        return line_end(self.text)

    def find(self, loc: Loc) -> Entry | None:
        """The entry at a route."""
        entry: Entry | None = self.root
        for step in loc:
            entry = entry.child(step) if entry else None
        return entry

    def column(self, offset: int) -> int:
        """How many characters stand before an offset on its line; a byte order mark is none."""
        start = self.line_start(offset)
        return offset - start - (1 if start == 0 and self.text.startswith("\ufeff") and offset else 0)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return offset - self.source.position(offset)[1] + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, its line break included."""
        found = _LINE_BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def blank_above(self, offset: int) -> bool:
        """Whether the line above an offset's line is blank."""
        start = self.line_start(offset)
        return start > 0 and not self.text[self.line_start(start - 1) : start].strip(" \t\r\n\ufeff")

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only indentation stands before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t\ufeff")

    def lines(self, entry: Entry) -> Span:
        """The whole lines that an entry of a block owns, with the comments right above it.

        Comments that a blank line parts from it stay where they are when it goes.
        """
        start = entry.start
        for comment in reversed(entry.lead):
            if comment is None:
                break
            start = comment.span.start
        return Span(self.line_start(start), self.line_end(max(entry.last - 1, entry.start)))

    @cached_property
    def unit(self) -> int:
        """How many columns the author indents by, in most places."""
        steps = Counter(
            self.column(entry.children[0].start) - self.column(entry.start)
            for entry in self.root.walk()
            if entry.loc and entry.style is Style.BLOCK and isinstance(entry.step, str) and not entry.is_list
        )
        return max(steps, key=lambda step: steps[step]) if steps else 2


def lay_out(source: Source) -> Layout:
    """Find the entries of a file and the comments that belong to each.

    Raises:
        LayoutError: the file is not the YAML that is read; or something stands between keys and values of which
            the owner cannot be told (``? key``).
    """
    composed = compose(source)
    if composed.diagnostics:
        first = composed.diagnostics[0]
        raise LayoutError(f"line {source.position(first.span.start)[0]}: {first.message}; {first.hint}")
    if composed.data is None:
        raise LayoutError("the file is empty")
    return _Surveyor(source, composed).survey()


def content_end(text: str, place: Place) -> int:
    """Where a text behind ``|`` or ``>`` ends, with the blank lines that it counts as its own."""
    body = _LINE_BREAK.search(text[place.start : place.end])
    end = place.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    header = text[place.start : place.start + (body.start() if body else end - place.start)]
    blank = _BLANK_LINES.match(text, end)
    if "+" in header.split("#")[0] and blank:
        return blank.end() - (2 if text[blank.end() - 2 : blank.end()] == "\r\n" else 1)
    return end


class _Surveyor:
    def __init__(self, source: Source, composed: Composed) -> None:
        self.source = source
        self.text = source.text
        self.marks: list[tuple[int, str, Entry]] = []
        """Where keys, brackets and values end, in the order of the file."""
        self.leaves: list[Span] = []
        root = composed.root
        self.root = self._entry((), root, root.start, composed.data, in_flow=False)
        self.layout = Layout(source, composed, self.root)
        self.kept: set[int] = set()
        """Where lines begin whose blank line above belongs to a text behind `|+`."""

    def survey(self) -> Layout:
        found = self._comments()
        self._check_gaps(found)
        entries = list(self.root.walk())[1:]
        self.starts = [entry.start for entry in entries]
        self.entries = entries
        self.ends = [mark[0] for mark in self.marks]
        for entry in entries:
            if entry.style is Style.LITERAL and (end := content_end(self.text, entry.place)) > entry.place.end:
                self.kept.add(self.layout.line_end(end))
        for comment in found:
            self._attach(comment)
        for entry in entries:
            if not entry.in_flow and self.layout.is_first_on_line(entry.start):
                entry.lead += self._blank(entry.start)
        self._measure(self.root)
        return self.layout

    def _entry(self, loc: Loc, place: Place, start: int, data: Any, *, in_flow: bool) -> Entry:
        style = self._style(place, in_flow)
        entry = Entry(loc, start, place, style, data, in_flow=in_flow)
        if place.key is not None:
            self.leaves.append(place.key)
            self.marks.append((place.key.end, "key", entry))
        elif loc and not in_flow:
            self.marks.append((start + 1, "key", entry))
        bracketed = style is Style.FLOW and self.text[place.start] in "[{"
        if bracketed:
            self.marks.append((place.start + 1, "key", entry))
        inside = style is Style.FLOW
        before = place.start
        for step, child in place.children.items():
            begin = child.key.start if child.key else child.start
            if isinstance(step, int) and not inside:
                begin = place.start if step == 0 else self._dash(before, child.start)
            entry.children.append(self._entry((*loc, step), child, begin, data[step], in_flow=inside))
            before = max(child.end, begin)
        if not entry.is_collection:
            if place.end > place.start:
                self.leaves.append(place.span)
            self.marks.append((place.end, "value", entry))
        elif bracketed:
            self.marks.append((place.end, "value", entry))
        return entry

    def _style(self, place: Place, in_flow: bool) -> Style:
        first = self.text[place.start] if place.end > place.start else ""
        if first in ("[", "{") and (place.children or self.text[place.end - 1] in "]}"):
            return Style.FLOW
        if place.children:
            return Style.FLOW if in_flow else Style.BLOCK
        if first in ("|", ">"):
            return Style.LITERAL
        return Style.QUOTED if first in ('"', "'") else Style.PLAIN

    def _dash(self, start: int, end: int) -> int:
        """The dash of a list item, somewhere behind the item before it; comments between them are passed over."""
        gap = re.sub(r"(?:(?<=\s)|^)#[^\r\n]*", lambda match: " " * len(match.group()), self.text[start:end])
        dash = gap.find("-")
        if dash < 0:
            raise LayoutError(f"line {self.source.position(end)[0]}: a list item without a dash")
        return start + dash

    def _comments(self) -> list[Comment]:
        """The comments of the file; the marks of a document's begin and end are kept as if they were some."""
        found = list(comments(self.source, self.root.place))
        first, last = self.root.place.start, self.root.place.end
        markers = [
            Comment(Span(match.start(), match.end()), match.group().rstrip())
            for match in _MARKER.finditer(self.text)
            if match.start() < first or match.start() >= last
        ]
        for marker in markers:
            if marker.span.end > first and marker.span.start < first:
                raise LayoutError("the map begins on the line of `---`: put it on a line of its own")
        inside = [(marker.span.start, marker.span.end) for marker in markers]
        kept = [c for c in found if not any(start <= c.span.start < end for start, end in inside)]
        return sorted([*kept, *markers], key=lambda comment: comment.span)

    def _check_gaps(self, found: list[Comment]) -> None:
        """See to it that nothing stands between keys, values and comments but what parts them."""
        position = 0
        for span in sorted([*self.leaves, *(comment.span for comment in found)]):
            self._check_gap(position, span.start)
            position = max(position, span.end)
        self._check_gap(position, len(self.text))

    def _check_gap(self, start: int, end: int) -> None:
        match = _GAP.match(self.text, start, max(start, end))
        if match is not None and match.end() < end:
            line = self.source.position(match.end())[0]
            what = self.text[match.end()]
            hint = "write `key: value` instead of `? key`" if what == "?" else "put a space before it, or take it out"
            raise LayoutError(f"line {line}: it cannot be told what the `{what}` belongs to; {hint}")

    def _attach(self, comment: Comment) -> None:
        at = comment.span.start
        index = bisect_right(self.ends, at) - 1
        _, kind, before = self.marks[index] if index >= 0 else (0, "", self.root)
        if index >= 0 and not self.layout.is_first_on_line(at):
            self._attach_beside(comment, kind, before)
            return
        blank = self._blank(at)
        holder = self._flow_around(at, before)
        following = bisect_right(self.starts, at)
        after = self.entries[following] if following < len(self.entries) else None
        if index >= 0 and kind == "key" and before.style is not Style.BLOCK and before.place.start > at:
            (before.children[0].lead if before.children else before.inner).append(comment)
        elif holder is not None:
            if after is not None and after.start < holder.place.end:
                after.lead.append(comment)
            else:
                holder.foot.append(comment)
        elif index >= 0 and (foot := self._foot(comment, before, after)) is not None:
            foot.foot += [*blank, comment]
        elif after is not None:
            after.lead += [*blank, comment]
        else:
            self.root.foot += [*blank, comment]

    def _attach_beside(self, comment: Comment, kind: str, before: Entry) -> None:
        if kind == "value":
            before.beside.append(comment)
        elif not before.beside_key:
            before.beside_key.append(comment)
        elif before.children and before.is_collection:
            before.children[0].lead.append(comment)
        else:
            before.inner.append(comment)

    def _flow_around(self, at: int, before: Entry) -> Entry | None:
        """The innermost brackets around an offset, of those that hold what stands before it."""
        for depth in range(len(before.loc), -1, -1):
            entry = self.layout.find(before.loc[:depth])
            if entry is not None and entry.style is Style.FLOW and entry.place.start < at < entry.place.end:
                return entry
        return None

    def _foot(self, comment: Comment, before: Entry, after: Entry | None) -> Entry | None:
        """The innermost collection that has ended and whose children are indented no deeper than the comment."""
        column = self.layout.column(comment.span.start)
        if after is not None and column <= self.layout.column(after.start):
            return None
        for depth in range(len(before.loc), -1, -1):
            entry = self.layout.find(before.loc[:depth])
            if entry is None or entry.style is not Style.BLOCK:
                continue
            if after is not None and after.loc[:depth] == entry.loc:
                return None
            if self.layout.column(entry.children[0].start) <= column:
                return entry
        return None

    def _blank(self, offset: int) -> list[Comment | None]:
        """A blank line, if there is one above the line of an offset."""
        above = self.layout.blank_above(offset) and self.layout.line_start(offset) not in self.kept
        return [None] if above else []

    def _measure(self, entry: Entry) -> int:
        entry.last = max(
            entry.place.end if entry.style is not Style.LITERAL else content_end(self.text, entry.place),
            entry.place.key.end if entry.place.key else 0,
            *(self._measure(child) for child in entry.children),
            *(c.span.end for c in [*entry.beside_key, *entry.inner, *entry.beside, *entry.foot] if c is not None),
        )
        return entry.last
