"""Inserting and deleting entries of a map, as edits of the author's text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from argmap.authoring.errors import EditError
from argmap.diagnostics import Edit, Span
from argmap.i18n import _
from argmap.model.route import Loc
from argmap.rendering.cells import display_width
from argmap.syntax.edits import Revision, line_end
from argmap.syntax.formatting.canonical import is_node
from argmap.syntax.formatting.fragments import Content
from argmap.syntax.formatting.layout import Entry, Layout, LayoutError, Style, indentation
from argmap.syntax.formatting.printer import WIDTH, Printer
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source
from argmap.syntax.yaml import SpanTree


class Entries:
    """A map's text that is edited in steps; each works on the result of the one before.

    Args:
        source: the text.
        whole: the file of which it is a window, and its places; the text itself if None.

    Raises:
        EditError: the text is not readable, or cannot be edited safely.
    """

    def __init__(self, source: Source, whole: tuple[Source, SpanTree] | None = None) -> None:
        self.name = source.name
        self.revision = Revision(source.text)
        self.layout = self._read(source)
        self._whole = whole or (source, self.layout.composed.root)

    @cached_property
    def unit(self) -> int:
        """The file's most frequent indentation, in columns."""
        return indentation(*self._whole)

    @cached_property
    def end(self) -> str:
        """The file's most frequent line end."""
        return line_end(self._whole[0].text)

    @staticmethod
    def _read(source: Source) -> Layout:
        try:
            return lay_out(source)
        except LayoutError as error:
            raise EditError(_("{file} cannot be edited: {reason}").format(file=source.name, reason=error)) from error

    def entry(self, loc: Loc) -> Entry:
        """The entry at a route, which must exist."""
        found = self.layout.find(loc)
        assert found is not None, loc
        return found

    def step(self, edits: Iterable[Edit]) -> None:
        """Make edits to the present text."""
        self.revision.apply(edits)
        self.layout = self._read(Source(self.name, self.revision.text))

    def insert(self, loc: Loc, content: Content, index: int) -> None:
        """Put content into the mapping or list at a route, before the child with this index."""
        parent = self.entry(loc)
        if parent.style is Style.FLOW:
            text = content.flow()
            if text is not None and self.has_room(parent, len(text) and display_width(text) + 2):
                self.step([self._flow_insertion(parent, text, index)])
                return
            if not parent.children:
                self.fill(parent, content)
                return
            self.open(loc)
            parent = self.entry(loc)
        self.step([self._block_insertion(parent, content, index)])

    def insertion(self, loc: Loc, content: Content, index: int) -> Edit | None:
        """The edit that `insert` would make; None if it takes more than one, as in brackets."""
        parent = self.entry(loc)
        return None if parent.style is Style.FLOW else self._block_insertion(parent, content, index)

    def has_room(self, entry: Entry, more: int) -> bool:
        """Whether the brackets around an entry are on one line and stay within the width."""
        start, end = entry.place.start, entry.place.end
        line = self.layout.text[self.layout.line_start(start) : self.layout.line_end(start)].rstrip("\r\n")
        if end > self.layout.line_start(start) + len(line):
            # Brackets over several lines: their author chose the line lengths.
            return True
        comment = self._comment_width(line)
        return display_width(line) - comment + more <= WIDTH

    @staticmethod
    def _comment_width(line: str) -> int:
        before, hash_, comment = line.partition(" #")
        return display_width(hash_ + comment) if before.count('"') % 2 == 0 else 0

    @staticmethod
    def _flow_insertion(parent: Entry, text: str, index: int) -> Edit:
        if not parent.children:
            return Edit(Span(parent.place.start + 1, parent.place.start + 1), text)
        if index == 0:
            at = parent.children[0].start
            return Edit(Span(at, at), f"{text}, ")
        at = parent.children[index - 1].place.end
        return Edit(Span(at, at), f", {text}")

    def fill(self, parent: Entry, content: Content) -> None:
        """Replace empty brackets or an empty value with content as a block."""
        if parent.in_flow:
            self.open(parent.loc[:-1])
            parent = self.entry(parent.loc)
        text = self.layout.text
        start = parent.place.start
        while text[start - 1] in " \t":
            start -= 1
        lines = content.block(self.layout.column(parent.start) + self.unit, self.unit)
        end = self.layout.line_end(max(parent.last - 1, parent.start))
        last_has_end = text[end - 1] in "\r\n"
        written = self.end.join(lines)
        self.step(
            [
                Edit(Span(start, parent.place.end), ""),
                Edit(Span(end, end), written + self.end if last_has_end else self.end + written),
            ]
        )

    def _block_insertion(self, parent: Entry, content: Content, index: int) -> Edit:
        layout, siblings = self.layout, parent.children
        if index == 0 and not layout.is_first_on_line(siblings[0].start):
            index = 1
        lines = content.block(layout.column(siblings[0].start), self.unit)
        apart = len(siblings) > 1 and all(layout.blank_above(layout.lines(sibling).start) for sibling in siblings[1:])
        if index == 0:
            at = layout.lines(siblings[0]).start
            if at == 0 and layout.text.startswith("\ufeff"):
                at = 1
            lines = [*lines, ""] if apart else lines
        else:
            at = layout.lines(siblings[index - 1]).end
            lines = ["", *lines] if apart else lines
        written = self.end.join(lines)
        at_open_end = at == len(layout.text) and not layout.text.endswith(("\n", "\r"))
        return Edit(Span(at, at), self.end + written if at_open_end else written + self.end)

    def open(self, loc: Loc) -> None:
        """Write the brackets on a route as blocks, comments included."""
        path = [loc[:depth] for depth in range(len(loc) + 1)]
        outer = next(entry for entry in map(self.entry, path) if entry.style is Style.FLOW)
        opened = frozenset(step for step in path if len(step) >= len(outer.loc))
        printer = Printer(self.layout, self.unit, opened=opened, tidy=False)
        if not outer.loc:
            lines = [*printer.comments([*outer.beside_key], 0), *printer.children(outer, 0)]
            lines += printer.comments([*outer.beside], 0)
            span = Span(outer.place.start, max(outer.last, outer.place.end))
        else:
            indent = self.layout.column(outer.start)
            lines = list(printer.value(outer, indent))
            lines[0] = lines[0][indent:]
            span = Span(outer.start, outer.last)
        self.step([Edit(span, self.end.join(lines))])

    def drop(self, loc: Loc) -> None:
        """Delete an entry with the comments right above it, and a group or list that becomes empty."""
        entry, parent = self.entry(loc), self.entry(loc[:-1])
        if len(parent.children) == 1 and parent.loc and not is_node(parent.loc):
            self.drop(parent.loc)
        elif parent.style is Style.FLOW:
            self.step([Edit(self._flow_span(parent, entry), "")])
        else:
            self.step([Edit(self._block_span(parent, entry), "")])

    def _flow_span(self, parent: Entry, entry: Entry) -> Span:
        siblings, text = parent.children, self.layout.text
        index = next(number for number, sibling in enumerate(siblings) if sibling is entry)
        end = entry.place.end
        if index + 1 < len(siblings):
            comma = text.index(",", end) + 1
            after = siblings[index + 1].start
            return Span(entry.start, after if not text[comma:after].strip(" ") else comma)
        if index and text[siblings[index - 1].place.end : entry.start].replace(",", "", 1).strip() == "":
            return Span(siblings[index - 1].place.end, end)
        return Span(entry.start, end)

    def _block_span(self, parent: Entry, entry: Entry) -> Span:
        layout = self.layout
        if not layout.is_first_on_line(entry.start):
            message = _("`{key}` is on the same line as the dash before it; delete it in an editor")
            raise EditError(message.format(key=entry.step))
        start, end = layout.lines(entry)
        if entry is not parent.children[0]:
            while start and layout.blank_above(start):
                start = layout.line_start(start - 1)
        else:
            while len(parent.children) > 1 and not layout.text[end : layout.line_end(end)].strip():
                end = layout.line_end(end)
        return Span(start, end)
