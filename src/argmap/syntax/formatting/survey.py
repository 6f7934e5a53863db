"""The entries of a file, and the one to which each comment belongs."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from argmap.diagnostics import Span
from argmap.i18n import _
from argmap.i18n.punctuation import SEMICOLON
from argmap.model.route import Loc
from argmap.syntax.formatting.layout import Entry, Layout, LayoutError, Style, content_end
from argmap.syntax.source import Source
from argmap.syntax.yaml import Comment, Composed, SpanTree, comments, compose

_GAP = re.compile(r"[\s:,\-\[\]{}\ufeff]*")
_MARKER = re.compile(r"^(?:---|\.\.\.)(?=\s|$)[^\r\n]*", re.MULTILINE)


def lay_out(source: Source) -> Layout:
    """Find the entries of a file and the comments that belong to each.

    Raises:
        LayoutError: the file is not supported YAML; or there is something between keys and values that cannot be
            assigned to an entry (``? key``).
    """
    composed = compose(source)
    if composed.diagnostics:
        first = composed.diagnostics[0]
        reason = first.message + (_(SEMICOLON) + first.hint if first.hint else "")
        raise _error(source, first.span.start, reason)
    if composed.data is None:
        raise LayoutError(_("the file is empty"))
    return _Surveyor(source, composed).survey()


def _error(source: Source, offset: int, reason: str) -> LayoutError:
    return LayoutError(_("line {line}: {reason}").format(line=source.position(offset)[0], reason=reason))


class _Surveyor:
    def __init__(self, source: Source, composed: Composed) -> None:
        self.source = source
        self.text = source.text
        self.marks: list[tuple[int, str, Entry]] = []
        """Where keys, brackets and values end, in file order."""
        self.leaves: list[Span] = []
        root = composed.root
        self.root = self._entry((), root, root.start, composed.data, in_flow=False)
        self.layout = Layout(source, composed, self.root)
        self.kept: set[int] = set()
        """Starts of lines whose blank line above belongs to a text after ``|+``."""

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

    def _entry(self, loc: Loc, place: SpanTree, start: int, data: Any, *, in_flow: bool) -> Entry:
        style = self._style(place, in_flow)
        entry = Entry(loc, start, place, style, data, in_flow=in_flow)
        if (key := place.key) is not None:
            self.leaves.append(key)
            self.marks.append((key.end, "key", entry))
        elif loc and not in_flow:
            self.marks.append((start + 1, "key", entry))
        bracketed = style is Style.FLOW and self.text[place.start] in "[{"
        if bracketed:
            self.marks.append((place.start + 1, "key", entry))
        inside = style is Style.FLOW
        before = place.start
        for step, child in place.children.items():
            begin = child.key_start if child.key_start >= 0 else child.start
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

    def _style(self, place: SpanTree, in_flow: bool) -> Style:
        first = self.text[place.start] if place.end > place.start else ""
        if first in ("[", "{") and (place.children or self.text[place.end - 1] in "]}"):
            return Style.FLOW
        if place.children:
            return Style.FLOW if in_flow else Style.BLOCK
        if first in ("|", ">"):
            return Style.LITERAL
        return Style.QUOTED if first in ('"', "'") else Style.PLAIN

    def _dash(self, start: int, end: int) -> int:
        """The dash of a list item, somewhere after the previous item; comments between them are skipped."""
        gap = re.sub(r"(?:(?<=\s)|^)#[^\r\n]*", lambda match: " " * len(match.group()), self.text[start:end])
        dash = gap.find("-")
        if dash < 0:
            raise _error(self.source, end, _("a list item without `- `"))
        return start + dash

    def _comments(self) -> list[Comment]:
        """The comments of the file; document markers (``---``) are kept as if they were comments."""
        # A comment on the line that opens a block text belongs to that line, which is not changed.
        leaves = {leaf.start: leaf.end for leaf in self.leaves}
        starts = sorted(leaves)
        found = [
            comment
            for comment in comments(self.source, self.root.place)
            if (at := bisect_right(starts, comment.span.start)) == 0 or leaves[starts[at - 1]] <= comment.span.start
        ]
        first, last = self.root.place.start, self.root.place.end
        markers = [
            Comment(Span(match.start(), match.end()), match.group().rstrip())
            for match in _MARKER.finditer(self.text)
            if match.start() < first or match.start() >= last
        ]
        for marker in markers:
            if marker.span.end > first and marker.span.start < first:
                raise LayoutError(_("the map begins on the same line as `---`; put it on its own line"))
        inside = [(marker.span.start, marker.span.end) for marker in markers]
        kept = [c for c in found if not any(start <= c.span.start < end for start, end in inside)]
        return sorted([*kept, *markers], key=lambda comment: comment.span)

    def _check_gaps(self, found: list[Comment]) -> None:
        """Check that there is nothing but separators between keys, values and comments."""
        position = 0
        for span in sorted([*self.leaves, *(comment.span for comment in found)]):
            self._check_gap(position, span.start)
            position = max(position, span.end)
        self._check_gap(position, len(self.text))

    def _check_gap(self, start: int, end: int) -> None:
        match = _GAP.match(self.text, start, max(start, end))
        if match is not None and match.end() < end:
            character = self.text[match.end()]
            reason = _("it is unclear what the `{character}` belongs to; put a space before it, or delete it")
            if character == "?":
                reason = _("write `key: value` instead of `? key`")
            raise _error(self.source, match.end(), reason.format(character=character))

    def _attach(self, comment: Comment) -> None:
        at = comment.span.start
        index = bisect_right(self.ends, at) - 1
        __, kind, before = self.marks[index] if index >= 0 else (0, "", self.root)
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
        """The innermost brackets around an offset, of those around the entry before it."""
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
        """A blank line if there is one above the line of an offset."""
        above = self.layout.blank_above(offset) and self.layout.line_start(offset) not in self.kept
        return [None] if above else []

    def _measure(self, entry: Entry) -> int:
        entry.last = max(
            entry.place.end if entry.style is not Style.LITERAL else content_end(self.text, entry.place),
            entry.place.key_end,
            *(self._measure(child) for child in entry.children),
            *(c.span.end for c in [*entry.beside_key, *entry.inner, *entry.beside, *entry.foot] if c is not None),
        )
        return entry.last
