"""Comments that suppress rules: ``# argmap: ignore[AM407] -- the acknowledgements``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from argmap.diagnostics import Diagnostic, Edit, Span
from argmap.loading import Loaded
from argmap.model import Node
from argmap.syntax.source import Source
from argmap.syntax.yaml import comments

UNUSED_SUPPRESSION = "AM110"

_COMMENT = re.compile(r"#+\s*argmap:\s*(?P<scope>ignore(-file)?)\b\s*(\[(?P<words>[^\]]*)\])?")
_WORD = re.compile(r"[^\s,]+")

Expand = Callable[[str], frozenset[str]]
"""Finds the codes that a word in a comment refers to, or raises LookupError with a message and a hint."""


@dataclass(slots=True)
class Word:
    """A rule or family that a comment names."""

    text: str
    span: Span
    codes: frozenset[str] = frozenset()
    unknown: tuple[str, str] | None = None
    """Message and hint about a word that names no rule."""
    used: bool = False
    """Whether it has suppressed a finding."""


@dataclass(slots=True)
class Suppression:
    """A comment that suppresses rules for the whole file, for nodes, or for findings on one line."""

    span: Span
    words: list[Word]
    whole_file: bool
    line: int = 0
    """The line it applies to, counted from 1: its own, or the next one that isn't a comment."""
    nodes: frozenset[str] = frozenset()
    """The nodes that begin on this line, or else the node that the line belongs to."""


@dataclass
class Suppressions:
    """All suppressions in a file."""

    source: Source | None = None
    items: list[Suppression] = field(default_factory=list)

    def __iter__(self) -> Iterator[Suppression]:
        return iter(self.items)

    def remaining(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that no comment suppresses. Words that suppress a finding are marked as used."""
        return [finding for finding in findings if not self.items or not self._suppressed(finding)]

    def silence(self, code: str, node: str) -> bool:
        """Whether a comment suppresses a rule at a node; for a finding about several nodes. Marks words as used."""
        return self._use(code, (*self._of_file, *self._by_node.get(node, ())))

    def _suppressed(self, finding: Diagnostic) -> bool:
        return self._use(finding.code, self._covering(finding))

    @staticmethod
    def _use(code: str, suppressions: Iterable[Suppression]) -> bool:
        suppressed = False
        for suppression in suppressions:
            for word in suppression.words:
                if code in word.codes:
                    word.used = suppressed = True
        return suppressed

    def _covering(self, finding: Diagnostic) -> Iterator[Suppression]:
        """The suppressions that apply where a finding is."""
        yield from self._of_file
        if finding.node:
            yield from self._by_node.get(finding.node, ())
        elif self.source is not None:
            line = self.source.position(finding.span.start)[0]
            yield from (suppression for suppression in self.items if suppression.line == line)

    @cached_property
    def _by_node(self) -> dict[str, list[Suppression]]:
        by_node: dict[str, list[Suppression]] = {}
        for suppression in self.items:
            for node in suppression.nodes:
                by_node.setdefault(node, []).append(suppression)
        return by_node

    @cached_property
    def _of_file(self) -> list[Suppression]:
        return [suppression for suppression in self.items if suppression.whole_file]


def read_suppressions(loaded: Loaded, expand: Expand) -> Suppressions:
    """The suppressions of a file, in order."""
    found = Suppressions(loaded.source)
    # Most maps have none, and finding comments takes longer than many rules.
    if not _COMMENT.search(loaded.source.text):
        return found
    lines: _Lines | None = None
    for comment in comments(loaded.source, loaded.places):
        match = _COMMENT.match(comment.text)
        if match is None:
            continue
        start = comment.span.start
        words = [
            _read_word(word.group(), Span(start + word.start(), start + word.end()), expand)
            for word in _WORD.finditer(comment.text, *match.span("words"))
        ]
        suppression = Suppression(comment.span, words, match["scope"] == "ignore-file")
        if not suppression.whole_file:
            lines = lines or _Lines(loaded)
            suppression.line = lines.spoken_of(start)
            suppression.nodes = lines.nodes(suppression.line)
        found.items.append(suppression)
    return found


def _read_word(text: str, span: Span, expand: Expand) -> Word:
    try:
        return Word(text, span, expand(text))
    except LookupError as error:
        return Word(text, span, unknown=(error.args[0], error.args[1]))


class _Lines:
    """Finds the nodes that a line belongs to."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.partial is not None
        self.loaded = loaded
        self.source = loaded.source
        self.map = loaded.partial
        self.starts = sorted(
            (loaded.span(node.loc, key=True).start, node.id) for node in self.map if node.layer == loaded.layer
        )
        self.last = self.source.position(len(self.source.text))[0]

    def spoken_of(self, comment: int) -> int:
        """The line that a comment at an offset applies to; 0 if there is none."""
        number, column = self.source.position(comment)
        if self.source.line(number)[: column - 1].strip():
            return number
        while number < self.last:
            number += 1
            line = self.source.line(number).strip()
            if not line.startswith("#"):
                return number if line else 0
        return 0

    def nodes(self, number: int) -> frozenset[str]:
        """The nodes whose keys are on a line, or else the node that the line is part of."""
        if not number:
            return frozenset()
        start, line = self.source.start_of(number), self.source.line(number)
        first, behind = bisect_left(self.starts, (start,)), bisect_left(self.starts, (start + len(line) + 1,))
        if first < behind:
            return frozenset(node_id for _, node_id in self.starts[first:behind])
        content = start + len(line) - len(line.lstrip())
        at = bisect_right(self.starts, (content, "")) - 1
        node: Node | None = self.map[self.starts[at][1]] if at >= 0 else None
        while node is not None and self.loaded.span(node.loc).end < content:
            node = self.map[node.parent] if node.parent else None
            node = node if node is not None and node.layer == self.loaded.layer else None
        return frozenset({node.id}) if node else frozenset()


def deletion(text: str, suppression: Suppression) -> tuple[Edit, ...]:
    """Edits that delete unused words from a comment, or the whole comment if no other words remain."""
    idle = [word for word in suppression.words if not word.used and not word.unknown]
    if len(idle) == len(suppression.words):
        return (Edit(_whole(text, suppression.span), ""),)
    kept = [word.text for word in suppression.words if word not in idle]
    return (Edit(Span(suppression.words[0].span.start, suppression.words[-1].span.end), ", ".join(kept)),)


def _whole(text: str, comment: Span) -> Span:
    """A comment with the space before it, or with its line if nothing else is on it."""
    start = len(text[: comment.start].rstrip(" \t"))
    if start and text[start - 1] not in "\r\n":
        return Span(start, comment.end)
    end = re.compile(r"\r\n|\n|\r|$").search(text, comment.end)
    return Span(start, end.end() if end else comment.end)
