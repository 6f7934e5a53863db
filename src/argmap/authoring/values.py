"""Changing values of a map, as edits of the author's text."""

from __future__ import annotations

import copy
from dataclasses import replace

from argmap.authoring.entries import Entries
from argmap.authoring.errors import EditError
from argmap.diagnostics import Edit, Span
from argmap.i18n import _
from argmap.model.route import Loc
from argmap.rendering.cells import display_width
from argmap.syntax.formatting.fragments import Pair, literal_lines, text_lines
from argmap.syntax.formatting.layout import Entry, Style
from argmap.syntax.formatting.printer import Printer
from argmap.syntax.scalars import is_plain, quoted, scalar


class Values(Entries):
    """A map's text in which values can be changed, too."""

    def nest(self, loc: Loc, key: str, *, short: bool = False) -> None:
        """Turn the text at a route into a mapping with it under a key; in brackets if ``short``."""
        entry = self.entry(loc)
        raw = self.layout.text[entry.place.start : entry.place.end]
        one_line = entry.style in (Style.PLAIN, Style.QUOTED) and "\n" not in raw and "\r" not in raw
        if one_line and (short or entry.in_flow) and self.has_room(entry, display_width(key) + 4):
            value = raw if entry.style is Style.QUOTED or is_plain(raw, flow=True) else scalar(raw, flow=True)
            self.step([Edit(entry.place.span, f"{{{scalar(key, flow=True)}: {value}}}")])
            return
        if entry.in_flow:
            self.open(loc[:-1])
            entry = self.entry(loc)
        child = replace(entry, loc=(*loc, key), lead=[], beside_key=[], foot=[])
        child.place = copy.copy(entry.place)
        child.place.key_start = child.place.key_end = -1
        # A comment on the line of a node is about the node and may be a suppression: it stays there.
        child.beside = entry.beside if entry.beside_key else []
        beside_key = entry.beside_key or entry.beside
        parent = replace(
            entry, style=Style.BLOCK, children=[child], beside_key=beside_key, beside=[], inner=[], lead=[]
        )
        indent = self.layout.column(entry.start)
        lines = list(Printer(self.layout, self.unit, tidy=False).value(parent, indent))
        lines[0] = lines[0][indent:]
        self.step([Edit(Span(entry.start, entry.last), self.end.join(lines))])

    def put_text(self, loc: Loc, text: str, *, typed: bool = False) -> None:
        """Replace the text at a route."""
        entry = self.entry(loc)
        if entry.in_flow:
            written = quoted(text) if "\n" in text else scalar(text, flow=True, typed=typed)
            raw_width = display_width(self.layout.text[entry.place.start : entry.place.end])
            if self.has_room(entry, display_width(written) - raw_width) and "\n" not in text:
                before = " " if entry.place.start == entry.place.end and self._after_colon(entry) else ""
                self.step([Edit(entry.place.span, before + written)])
                return
            self.open(loc[:-1])
            entry = self.entry(loc)
        start, key_column = entry.place.start, self.layout.column(entry.start)
        line = self.layout.text[self.layout.line_start(start) : start].rstrip(" ").lstrip("\ufeff")
        own_line = self.layout.is_first_on_line(start)
        head = " " * (self.layout.column(start) - 1) if own_line else line
        inside = key_column + self.unit
        lines = text_lines(text, head, inside, typed=typed)
        if "\n" in text and (entry.beside or not literal_lines(text, head, inside)):
            lines = [f"{head} {quoted(text)}"]
        end = entry.last if entry.style is Style.LITERAL else entry.place.end
        written = self.end.join(lines)[len(head) + 1 :]
        self.step([Edit(Span(start, end), (" " if self._after_colon(entry) else "") + written)])

    def _after_colon(self, entry: Entry) -> bool:
        return entry.place.start > 0 and self.layout.text[entry.place.start - 1] == ":"

    def put(self, loc: Loc, pair: Pair) -> None:
        """Replace the value at a route, of any type.

        Raises:
            EditError: there are comments inside the old value.
        """
        entry = self.entry(loc)
        if entry.holds_comments():
            message = _("comments inside `{key}` would be lost; change it in an editor")
            raise EditError(message.format(key=loc[-1]))
        flow = pair.flow()
        if entry.in_flow:
            old = display_width(self.layout.text[entry.start : entry.place.end])
            if flow is not None and self.has_room(entry, display_width(flow) - old):
                self.step([Edit(Span(entry.start, entry.place.end), flow)])
                return
            self.open(loc[:-1])
            entry = self.entry(loc)
        indent = self.layout.column(entry.start)
        lines = pair.block(indent, self.unit)
        beside = Printer(self.layout).beside(entry.beside)
        lines[-1 if isinstance(pair.data, str) else 0] += beside
        lines[0] = lines[0][indent:]
        self.step([Edit(Span(entry.start, entry.last), self.end.join(lines))])
