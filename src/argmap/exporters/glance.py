"""An argument at a glance: the claim on top and its direct reasons, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from argmap.evaluation import Evaluation
from argmap.i18n import C_, _, n_
from argmap.i18n.names import kind_word, status_word
from argmap.i18n.punctuation import BRACKETED, COLON, LIST_COMMA
from argmap.model import ArgumentMap, Kind, Node
from argmap.rendering.cells import shorten

FEWEST: Final = 8
"""Statements of the smallest argument that is not seen at a glance anyway."""
_MOST_LINES: Final = 12
_COLUMNS: Final = 88
"""Width of the text of a line; what is longer is shortened, since it stands in full further down."""
_DOUBTS: Final = (Kind.CAVEAT, Kind.OBJECTION)

MORE: Final = C_("as many statements that are not listed", "… {count} more")


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in a line."""

    node: Node
    number: str
    label: str
    """Its kind, if it is no premise."""
    text: str
    """In full for the claim on top, else shortened."""
    state: str
    """How it stands, what speaks against it, and how many statements there are below it."""

    def said(self, language: str) -> str:
        """All of it as plain text."""
        label = self.label + _(COLON, language) if self.label else ""
        head = f"{self.number} {label}" if self.number else label
        return f"{head}{self.text}{_(BRACKETED, language).format(self.state)}"


@dataclass(frozen=True, slots=True)
class Glance:
    """The claim on top and what is directly below it, in one language."""

    language: str
    title: str
    lines: tuple[Line, ...]
    more: str
    """How many lines are left out; empty if none."""


def glance(
    map_: ArgumentMap, top: Node, numbers: dict[str, str], evaluation: Evaluation, language: str
) -> Glance | None:
    """A claim and its direct reasons at a glance; None if there is little to see.

    Args:
        map_: the map, with the layers that lie on it.
        top: the claim.
        numbers: the number of every node by id.
        evaluation: statuses and strengths.
        language: that of the words, and of the texts that have it.
    """
    children = [map_[child] for child in top.children]
    if len(children) < 2 or sum(1 for _node in map_.subtree(top)) < FEWEST:
        return None
    writer = _Writer(map_, numbers, evaluation, language)
    lines = [writer.line(top, whole=True), *map(writer.line, children[:_MOST_LINES])]
    left = len(children) - _MOST_LINES
    more = _(MORE, language).format(count=left) if left > 0 else ""
    return Glance(language, _("At a glance", language), tuple(lines), more)


@dataclass(frozen=True, slots=True)
class _Writer:
    map: ArgumentMap
    numbers: dict[str, str]
    evaluation: Evaluation
    language: str

    def line(self, node: Node, *, whole: bool = False) -> Line:
        text = node.text.best(self.language)
        label = "" if node.kind is Kind.PREMISE else kind_word(node.kind, self.language)
        said = _(LIST_COMMA, self.language).join(self._state(node, whole=whole))
        return Line(node, self.numbers[node.id], label, text if whole else shorten(text, _COLUMNS), said)

    def _state(self, node: Node, *, whole: bool) -> Iterator[str]:
        yield status_word(self.evaluation.statuses[node.id], self.language)
        # What is against the claim on top is among the lines, or against its reasons.
        below = [] if whole else [each for each in self.map.subtree(node) if each is not node]
        doubts = sum(
            each.kind in _DOUBTS and self._kind_above(each) not in _DOUBTS and self.evaluation.statuses[each.id].stands
            for each in below
        )
        if doubts:
            yield n_("{count} doubt", "{count} doubts", doubts, self.language).format(count=doubts)
        if below:
            yield n_("{count} statement below", "{count} statements below", len(below), self.language).format(
                count=len(below)
            )

    def _kind_above(self, node: Node) -> Kind | None:
        return self.map[node.parent].kind if node.parent else None
