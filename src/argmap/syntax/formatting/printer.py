"""Entries of a file → lines in a given layout; every comment stays with its entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.model.route import Loc
from argmap.rendering.cells import display_width
from argmap.syntax.formatting.folding import fold
from argmap.syntax.formatting.layout import Entry, Layout, Style, content_end
from argmap.syntax.scalars import ODD_BREAKS, is_other_type, is_plain, scalar
from argmap.syntax.source import Source
from argmap.syntax.yaml import Comment, compose

WIDTH = 100
"""Width of a line in columns; comments after a value and words that cannot be broken may exceed it."""

_BREAK = re.compile(r"\r\n|\n|\r")

Order = Callable[[Entry], list[Entry]]
"""Puts the children of a mapping in order."""


def _as_written(entry: Entry) -> list[Entry]:
    return entry.children


@dataclass(frozen=True)
class Printer:
    """Prints entries of one layout.

    Args:
        layout: the layout of the file.
        unit: columns of indentation.
        order: the order of the keys of a mapping.
        opened: routes of bracketed collections to write as blocks, even if they are short.
        tidy: remove unnecessary quotes.
    """

    layout: Layout
    unit: int = 2
    order: Order = _as_written
    opened: frozenset[Loc] = frozenset()
    tidy: bool = True

    def children(self, entry: Entry, indent: int) -> list[str]:
        """The lines of the content of a collection, without their ends."""
        lines: list[str] = []
        for number, child in enumerate(self.order(entry)):
            lines += self.entry(child, indent, first=number == 0)
        lines += self.comments(entry.foot, indent)
        return lines

    def entry(self, entry: Entry, indent: int, *, first: bool = False) -> list[str]:
        """The lines of an entry with the comments above it; the first of its siblings has no blank line above."""
        lead = entry.lead
        while first and lead and lead[0] is None:
            lead = lead[1:]
        return [*self.comments(lead, indent), *self.value(entry, indent)]

    def comments(self, found: list[Comment | None], indent: int) -> Iterator[str]:
        for comment in found:
            yield "" if comment is None else _mark_or_indented(comment.text.rstrip(), indent)

    def value(self, entry: Entry, indent: int) -> list[str]:
        """The lines of an entry itself."""
        head = "-" if isinstance(entry.step, int) else f"{self.key(entry)}:"
        inside = indent + (2 if isinstance(entry.step, int) else self.unit)
        flow = self._short_flow(entry, indent + display_width(head) + 1)
        if entry.is_collection and flow is None:
            return self._block(entry, head, indent, inside)
        under = bool(entry.beside_key or entry.inner)
        above: list[str] = []
        if under:
            above = [" " * indent + head + self.beside(entry.beside_key), *self.comments(entry.inner, inside)]
        room = WIDTH - inside if under else WIDTH - indent - display_width(head) - 1
        lines = [flow] if flow is not None else self._scalar(entry, room, indent, inside)
        before = " " * inside if under else " " * indent + head + (" " if lines[0] else "")
        lines[0] = before + lines[0]
        lines[-1] += self.beside(entry.beside)
        return [*above, *lines]

    def _block(self, entry: Entry, head: str, indent: int, inside: int) -> list[str]:
        lines = self.children(entry, inside)
        # The comment after a closing bracket that is removed goes after the key, or to the end if that place is taken.
        beside, foot = (entry.beside_key, entry.beside) if entry.beside_key else (entry.beside, [])
        if head == "-" and not beside and not any(self.order(entry)[0].lead):
            lines[0] = f"{' ' * indent}- {lines[0].lstrip(' ')}"
        else:
            lines.insert(0, " " * indent + head + self.beside(beside))
        lines += self.comments([*foot], inside)
        return lines

    def _short_flow(self, entry: Entry, column: int) -> str | None:
        """A bracketed collection on one line, if it fits and has no comments."""
        if entry.style is not Style.FLOW or entry.loc in self.opened:
            return None
        if entry.children and any(self._has_comments(child) for child in entry.children):
            return None
        if entry.foot or (entry.children and entry.beside_key and self._opens_with_comment(entry)):
            return None
        text = self.flow(entry)
        return text if not entry.children or column + display_width(text) <= WIDTH else None

    @staticmethod
    def _has_comments(child: Entry) -> bool:
        return bool(child.lead or child.beside or child.holds_comments())

    @staticmethod
    def _opens_with_comment(entry: Entry) -> bool:
        return entry.beside_key[0].span.start > entry.place.start

    def beside(self, found: list[Comment]) -> str:
        """Comments at the end of a line, with the author's spacing."""
        written = ""
        for comment in found:
            before = self.layout.text[: comment.span.start][-100:]
            gap = len(before) - len(before.rstrip(" "))
            written += " " * max(gap, 1) + comment.text.rstrip()
        return written

    def key(self, entry: Entry, *, flow: bool = False) -> str:
        """A key, without quotes where it needs none."""
        span = entry.place.key
        step = str(entry.step)
        if span is None:
            return scalar(step, flow=flow)
        raw = self.layout.text[span.start : span.end]
        if self.tidy and raw[:1] in ('"', "'") and is_plain(step, flow=True) and not is_other_type(step):
            return step
        return scalar(step, flow=flow) if _BREAK.search(raw) else raw

    def flow(self, entry: Entry) -> str:
        """A value in brackets, on one line."""
        if not entry.is_collection:
            return self._flow_scalar(entry)
        if not entry.children:
            return "[]" if self.layout.text[entry.place.start] == "[" else "{}"
        children = self.order(entry)
        if entry.is_list:
            return f"[{', '.join(self.flow(child) for child in children)}]"
        return f"{{{', '.join(f'{self.key(child, flow=True)}: {self.flow(child)}' for child in children)}}}"

    def _flow_scalar(self, entry: Entry) -> str:
        raw = self.raw(entry)
        value = self.read(entry)
        if not raw:
            return '""'
        bare = self.tidy and entry.style is Style.QUOTED and is_plain(value, flow=True) and not is_other_type(value)
        return scalar(value, flow=True, typed=entry.style is Style.PLAIN) if bare or _BREAK.search(raw) else raw

    def raw(self, entry: Entry) -> str:
        """The value as written in the file."""
        return self.layout.text[entry.place.start : entry.place.end]

    def read(self, entry: Entry) -> str:
        """The value as it is read."""
        return str(entry.data)

    def _scalar(self, entry: Entry, room: int, indent: int, inside: int) -> list[str]:
        """The lines of a text; the first goes after its key, the others have their indentation."""
        if entry.style is Style.LITERAL:
            return self._literal(entry, indent, inside)
        raw, value = self.raw(entry), self.read(entry)
        quote = raw[0] if entry.style is Style.QUOTED else ""
        opaque = any(character in raw for character in ODD_BREAKS)
        if self.tidy and quote and not opaque and is_plain(value) and not is_other_type(value):
            raw = value if "\\" in raw or _BREAK.search(raw) else raw[1:-1].replace(quote * 2, quote)
            quote = ""
        lines = _stripped(raw)
        if (
            not opaque
            and not self._fits(lines, room, inside)
            and "\\" not in (raw if quote else "")
            and "\n" not in value
        ):
            text = value.replace("'", "''") if quote == "'" else value
            folded = fold(f"{quote}{text}{quote}", room, WIDTH - inside)
            lines = folded if len(folded) == 1 or _reads_as(folded, value) else [f"{quote}{text}{quote}"]
        return [lines[0], *(" " * inside + line if line else "" for line in lines[1:])]

    @staticmethod
    def _fits(lines: list[str], room: int, inside: int) -> bool:
        return display_width(lines[0]) <= room and all(display_width(line) <= WIDTH - inside for line in lines[1:])

    def _literal(self, entry: Entry, indent: int, inside: int) -> list[str]:
        """A text after ``|`` or ``>``: only the indentation of its lines changes."""
        text = self.layout.text
        end = content_end(text, entry.place)
        header, *body = _BREAK.split(text[entry.place.start : end])
        if end == len(text) and not re.search(r"[+-]", header.split("#")[0]):
            # The file ends without a line break, like the text.
            header = f"{header[0]}-{header[1:]}"
        if self.tidy and "+" in header.split("#")[0]:
            # Line breaks at the end say nothing, and a blank line that goes below would be one of them.
            header = header.replace("+", "", 1)
            while body and not body[-1].strip(" "):
                body.pop()
        explicit = re.search(r"[1-9]", header.split("#")[0])
        filled = [line for line in body if line.strip(" ")]
        if explicit:
            old = self._parent_indent(entry) + int(explicit.group())
            new = indent + int(explicit.group())
        else:
            old, new = (len(filled[0]) - len(filled[0].lstrip(" ")) if filled else 0), inside
        return [header.rstrip(), *(" " * new + line[old:] if len(line) > old else "" for line in body)]

    def _parent_indent(self, entry: Entry) -> int:
        return self.layout.column(entry.start)


def _mark_or_indented(comment: str, indent: int) -> str:
    """A comment with its indentation; document markers are not indented."""
    return comment if comment.startswith(("---", "...")) else " " * indent + comment


def _stripped(raw: str) -> list[str]:
    """The lines of a text without insignificant white space."""
    lines = _BREAK.split(raw)
    if len(lines) == 1:
        return lines
    if "\\" in raw:
        return [lines[0], *(line.lstrip(" \t") for line in lines[1:])]
    return [lines[0].rstrip(" \t"), *(line.strip(" \t") for line in lines[1:-1]), lines[-1].lstrip(" \t")]


def _reads_as(lines: list[str], value: str) -> bool:
    """Whether a folded text is read as the original."""
    composed = compose(Source("", "k: " + "\n  ".join(lines)))
    return not composed.diagnostics and composed.data == {"k": value}
