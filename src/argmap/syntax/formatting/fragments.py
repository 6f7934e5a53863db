"""New content for a map file → lines or bracketed text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from argmap.model.kinds import GROUPS
from argmap.rendering.cells import display_width
from argmap.syntax.fields import TYPED_KEYS
from argmap.syntax.formatting.folding import fold
from argmap.syntax.formatting.printer import WIDTH
from argmap.syntax.scalars import is_other_type, is_plain, quoted, scalar

Data = str | Sequence["Data"] | Mapping[str, "Data"]
"""A text, a list or a mapping of YAML; numbers are written as text."""


class Content(Protocol):
    """Content for a mapping or a list: an entry with its key, or a list item."""

    def block(self, indent: int, unit: int) -> list[str]:
        """Its lines, indented, for a place in a block."""

    def flow(self) -> str | None:
        """Its text for a place in brackets; None if it cannot be written there."""


class Pair:
    """A key with a new value."""

    def __init__(self, key: str, data: Data) -> None:
        self.key = key
        self.data = data

    def block(self, indent: int, unit: int) -> list[str]:
        """Short collections in brackets, long ones as blocks; a text of several lines after ``|``."""
        head = f"{' ' * indent}{scalar(self.key)}:"
        typed = self.key in TYPED_KEYS
        if isinstance(self.data, str):
            return text_lines(self.data, head, indent + unit, typed=typed)
        # Each node keeps to its lines, where an author can move it.
        flow = None if self.key in GROUPS or _holds_collections(self.data) else flow_text(self.data, typed=typed)
        if flow is not None and display_width(head) + 1 + display_width(flow) <= WIDTH:
            return [f"{head} {flow}"]
        inside = indent + unit
        lines = [head]
        if isinstance(self.data, Mapping):
            for key, value in self.data.items():
                lines += Pair(key, value).block(inside, unit)
        else:
            for value in self.data:
                lines += Item(value, typed=typed).block(inside, unit)
        return lines

    def flow(self) -> str | None:
        """``key: value``, or None if the value has several lines."""
        value = flow_text(self.data, typed=self.key in TYPED_KEYS)
        return None if value is None else f"{scalar(self.key, flow=True)}: {value}"


class Item:
    """A new item of a list."""

    def __init__(self, data: Data, *, typed: bool = False) -> None:
        self.data = data
        self.typed = typed

    def block(self, indent: int, unit: int) -> list[str]:
        """The item after its dash."""
        if isinstance(self.data, Mapping):
            flow = None if _holds_collections(self.data) else flow_text(self.data)
            if flow is not None and indent + 2 + display_width(flow) <= WIDTH:
                return [f"{' ' * indent}- {flow}"]
            first, *rest = (line for entry in self.data.items() for line in Pair(*entry).block(indent + 2, unit))
            return [f"{' ' * indent}- {first.lstrip()}", *rest]
        assert isinstance(self.data, str), "no list of a map holds lists"
        return text_lines(self.data, " " * indent + "-", indent + 2, typed=self.typed)

    def flow(self) -> str | None:
        """The item for a place between commas."""
        return flow_text(self.data, typed=self.typed)


class Nested:
    """A key with another content as its only child."""

    def __init__(self, key: str, content: Content) -> None:
        self.key = key
        self.content = content

    def block(self, indent: int, unit: int) -> list[str]:
        """The key and, indented, the content."""
        return [f"{' ' * indent}{scalar(self.key)}:", *self.content.block(indent + unit, unit)]

    def flow(self) -> str | None:
        """``key: {content}``."""
        inside = self.content.flow()
        return None if inside is None else f"{self.key}: {{{inside}}}"


class Apart:
    """Content with a blank line above it."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def block(self, indent: int, unit: int) -> list[str]:
        """Its lines."""
        return ["", *self.content.block(indent, unit)]

    def flow(self) -> str | None:
        """Its text for brackets, where nothing is apart."""
        return self.content.flow()


class Several:
    """Contents one after the other."""

    def __init__(self, contents: Sequence[Content]) -> None:
        self.contents = contents

    def block(self, indent: int, unit: int) -> list[str]:
        """The lines of all."""
        return [line for content in self.contents for line in content.block(indent, unit)]

    def flow(self) -> str | None:
        """All, with commas between them."""
        parts = [content.flow() for content in self.contents]
        return None if None in parts else ", ".join(filter(None, parts))


def text_lines(text: str, head: str, inside: int, *, typed: bool = False) -> list[str]:
    """A text after a key or a dash, folded if it is long.

    Args:
        text: with line breaks only where they count.
        head: the text before it on its first line, with its indentation.
        inside: columns by which its other lines are indented.
        typed: it is written without quotes.
    """
    if "\n" in text:
        return literal_lines(text, head, inside) or [f"{head} {quoted(text)}"]
    written = scalar(text, typed=typed)
    if written.startswith('"') and "\\" in written:
        # A line break could part what is escaped.
        return [f"{head} {written}"]
    first, *rest = fold(written, WIDTH - display_width(head) - 1, WIDTH - inside)
    return [f"{head} {first}", *(" " * inside + line for line in rest)]


def comment_lines(text: str, indent: int = 0) -> list[str]:
    """A paragraph as a comment, folded."""
    head = " " * indent + "# "
    return [head + line for line in fold(text, WIDTH - len(head), WIDTH - len(head))]


def literal_lines(text: str, head: str, inside: int) -> list[str]:
    """A text of several lines after ``|``; nothing if it cannot be written like that."""
    body = text.split("\n")
    end = "-" if body[-1] else ""
    body = body if body[-1] else body[:-1]
    if not body[-1].strip() or not body[0].strip() or body[0][0] == " " or any("\r" in line for line in body):
        return []
    if any(not is_plain(f"x{line.strip()}x".replace(":", "").replace("#", "")) for line in body):
        return []
    return [f"{head} |{end}", *(" " * inside + line if line else "" for line in body)]


def flow_text(data: Data, *, typed: bool = False) -> str | None:
    """Data on one line, bracketed where it is a collection; None where a text in it has several lines."""
    if isinstance(data, str):
        return None if "\n" in data else scalar(data, flow=True, typed=typed)
    if isinstance(data, Mapping):
        pairs = [Pair(key, value).flow() for key, value in data.items()]
        return None if None in pairs else f"{{{', '.join(filter(None, pairs))}}}"
    items = [flow_text(value, typed=typed) for value in data]
    return None if None in items else f"[{', '.join(filter(None, items))}]"


def _holds_collections(data: Data) -> bool:
    """Whether a mapping contains a mapping, and so reads better as a block."""
    return isinstance(data, Mapping) and any(isinstance(value, Mapping) for value in data.values())


def shifted(lines: Sequence[str], by: int) -> list[str]:
    """Lines moved to the right, or to the left as far as there is room."""
    if by >= 0:
        return [" " * by + line if line.strip() else line for line in lines]
    return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines]


def replaced(raw: str, text: str, *, flow: bool) -> str:
    """A short text in the place of another one, in the quotes that the other had."""
    if raw[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if raw[:1] == '"' or is_other_type(text):
        return quoted(text)
    return scalar(text, flow=flow)
