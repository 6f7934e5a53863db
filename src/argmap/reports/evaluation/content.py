"""The statuses and strengths of a map before they are set: which nodes are shown, and what is said of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from argmap.evaluation import Evaluation, Semantics, Status, figure, why, why_words
from argmap.i18n.names import semantics_word, status_word
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.reports.evaluation.words import assumed_words, count_words, cycle_words, phrase

LEVELS: Final = 2
"""Levels below the thesis that are shown in any case."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status and a strength, of one node."""

    status: Status
    strength: float

    def looks_like(self, other: Reading) -> bool:
        """Whether a reader would see no difference."""
        return self.status is other.status and figure(self.strength) == figure(other.strength)


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of a node; ``before`` is its reading without the what-if, None where there is no what-if."""

    node: Node
    number: str
    now: Reading
    before: Reading | None
    why: str

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The status; where it changes, both, the old one first."""
        if self.before is None or self.before.status is self.now.status:
            return (self.now.status,)
        return (self.before.status, self.now.status)

    @property
    def strength(self) -> str:
        """The strength; where it changes, both."""
        now = figure(self.now.strength)
        was = now if self.before is None else figure(self.before.strength)
        return now if was == now else f"{was} → {now}"


@dataclass(frozen=True)
class Readings:
    """An evaluation as it is told in one of the map's languages; ``before`` is the one without the what-if."""

    map: ArgumentMap
    language: str
    semantics: Semantics
    evaluation: Evaluation
    before: Evaluation | None = None
    everything: bool = False
    """Whether every node is shown. Otherwise: the thesis and the levels below it, and what is rejected or undecided;
    with a what-if, the thesis and what it changes."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, in document order."""
        numbers = number_nodes(self.map)
        return tuple(self._row(node, numbers[node.id]) for node in self.map if self.everything or self._matters(node))

    def sentences(self) -> Iterator[str]:
        """What is said before the rows: how the thesis stands, how many nodes stand how, cycles."""
        yield self._thesis()
        counts = Counter(self.evaluation.statuses.values())
        by_status = count_words({status: counts[status] for status in Status}, self.language)
        yield phrase("counts", self.language).format(nodes=f"{len(self.map):,}", counts=by_status)
        yield from cycle_words(self.evaluation.cycles, self.evaluation.converged, self.evaluation.rounds, self.language)

    def remark(self) -> str:
        """What is said below the rows: how many nodes are not shown, and how to see them; empty where all are."""
        left = len(self.map) - len(self.rows)
        name = "left out" if self.before is None else "unchanged"
        return phrase(name, self.language).format(shown=len(self.rows), left=f"{left:,}") if left else ""

    def _thesis(self) -> str:
        thesis = self.map.root.id
        now = self._reading(self.evaluation, thesis)
        words = {
            "status": status_word(now.status, self.language),
            "strength": figure(now.strength),
            "semantics": semantics_word(self.semantics, self.language),
        }
        if self.before is None:
            return phrase("reading", self.language).format(**words)
        was = self._reading(self.before, thesis)
        words |= {
            "assumed": assumed_words(self.evaluation.assumptions, self.map.nodes, self.language),
            "before": status_word(was.status, self.language),
            "was": figure(was.strength),
        }
        same = was.looks_like(now)
        name = "no other" if same else "other strength" if was.status is now.status else "other status"
        return phrase(name, self.language).format(**words)

    def _matters(self, node: Node) -> bool:
        if self.before is not None:
            before, now = self._reading(self.before, node.id), self._reading(self.evaluation, node.id)
            return node.parent is None or not before.looks_like(now)
        return node.depth <= LEVELS or self.evaluation.statuses[node.id] in (Status.REJECTED, Status.UNDECIDED)

    def _row(self, node: Node, number: str) -> Row:
        because = why_words(why(self.map, self.evaluation, node.id), self.language)
        before = self._reading(self.before, node.id) if self.before is not None else None
        return Row(node, number, self._reading(self.evaluation, node.id), before, because)

    @staticmethod
    def _reading(evaluation: Evaluation, node_id: str) -> Reading:
        return Reading(evaluation.statuses[node_id], evaluation.strengths[node_id])
