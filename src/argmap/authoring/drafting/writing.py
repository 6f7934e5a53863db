"""A drafted map as the text of a file, laid out as `argmap fmt` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.authoring.drafting.tree import Item
from argmap.diagnostics import Span
from argmap.i18n import _
from argmap.model.kinds import GROUPS
from argmap.syntax.formatting.fragments import Pair, comment_lines, text_lines

_UNIT = 2


@dataclass(frozen=True, slots=True)
class Alternative:
    """A sentence that may state the thesis: its line, its text, its anchor."""

    line: int
    text: str
    at: str


class Writer:
    """Writes nodes in the language of their source."""

    def __init__(
        self, language: str, ids: Mapping[int, str], anchors: Mapping[Span, str], lines: Mapping[int, int]
    ) -> None:
        self._language = language
        self._ids = ids
        self._anchors = anchors
        self._lines = lines

    def groups(self, item: Item, indent: int) -> Iterator[str]:
        """The groups below a node; what is only a candidate is a comment that needs but its marks deleted."""
        for name in GROUPS:
            items: Sequence[Item] = getattr(item, name, ())
            if not items:
                continue
            empty = all(each.candidate for each in items)
            lines = [f"{' ' * indent}{name}:"]
            for index, each in enumerate(items):
                if index and each.opens:
                    lines.append("")
                node = self._node(each, indent + _UNIT)
                lines += _commented(node, indent + _UNIT) if each.candidate and not empty else node
            yield from _commented(lines, indent) if empty else lines

    def _node(self, item: Item, indent: int) -> Iterator[str]:
        line = self._lines[item.span.start]
        head = f"{' ' * indent}{self._ids[id(item)]}:"
        if item.candidate:
            yield f"{head} # " + _("line {line}", self._language).format(line=line)
        else:
            yield head
            yield from comment_lines(self._remark(item).format(line=line, word=item.word), indent + _UNIT)
        yield from self.keys(item, indent + _UNIT)
        yield from self.groups(item, indent + _UNIT)

    def _remark(self, item: Item) -> str:
        if item.heading is not None:
            return _("DRAFT, line {line}: a heading; write what its section claims", self._language)
        if item.word:
            return _("DRAFT, line {line}: copied; placed here for “{word}”", self._language)
        return _("DRAFT, line {line}: copied", self._language)

    def keys(self, item: Item, indent: int) -> Iterator[str]:
        """The keys of a node, without groups."""
        head = " " * indent
        yield from text_lines(item.text, f"{head}text:", indent + _UNIT)
        if item.section:
            yield from text_lines(item.section, f"{head}section:", indent + _UNIT)
        if at := self._anchors.get(item.span):
            yield from text_lines(at, f"{head}at:", indent + _UNIT)
        if item.cites:
            yield from Pair("cites", [str(note) for note in item.cites]).block(indent, _UNIT)
        if item.by:
            yield from text_lines(item.by, f"{head}by:", indent + _UNIT)
        if item.forecast:
            yield f"{head}forecast: {{outcome: pending}}"

    def alternatives(self, others: Sequence[Alternative], indent: int) -> Iterator[str]:
        """Other sentences that may state the thesis, as comments."""
        for other in others:
            yield f"{' ' * indent}# " + _("Or, line {line}:", self._language).format(line=other.line)
            lines = text_lines(other.text, f"{' ' * indent}text:", indent + _UNIT)
            if other.at:
                lines += text_lines(other.at, f"{' ' * indent}at:", indent + _UNIT)
            yield from _commented(lines, indent)


def _commented(lines: Iterator[str] | Sequence[str], indent: int) -> list[str]:
    """Lines as comments at an indentation that all of them have."""
    return [f"{line[:indent]}# {line[indent:]}" if line else "" for line in lines]
