"""The statuses and strengths of a map: for people, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from argmap.evaluation import Assumptions, Evaluation, Reason, Semantics, Status, figure, rounded, why, why_words
from argmap.evaluation.strength import MOST_ROUNDS
from argmap.i18n import _, n_
from argmap.i18n.names import semantics_word, status_word
from argmap.i18n.punctuation import AND, LIST_COMMA, SEMICOLON
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.reports.document.blocks import Block, Cell, Document, Mark, Paragraph, Statement, Table
from argmap.schemes.words import node_count

LEVELS: Final = 2
"""Levels below the thesis that are always shown."""
MOST_NAMED: Final = 8
"""Nodes of a cycle that are named; the others are counted."""

TONES: Final = {
    Status.ACCEPTED: "added",
    Status.QUALIFIED: "warning",
    Status.UNDECIDED: "info",
    Status.REJECTED: "removed",
}


@dataclass(frozen=True)
class Readings:
    """An evaluation in one of the map's languages; ``before`` is the one without the what-if."""

    map: ArgumentMap
    language: str
    semantics: Semantics
    evaluation: Evaluation
    before: Evaluation | None = None
    everything: bool = False
    """Whether every node is shown, with its reasons. Otherwise: the thesis and the levels below it, and what is
    rejected or undecided; with a what-if, the thesis and what it changes."""

    def document(self) -> Document:
        """What becomes of the thesis, the nodes that matter, and how many are left out."""
        numbers = number_nodes(self.map)
        nodes = [node for node in self.map if self.everything or self._matters(node)]
        head = (_("Status", self.language), _("Strength", self.language), _("Claim", self.language))
        rows: list[tuple[Cell, ...]] = [
            (self._status(node), self._strength(node), Statement(node, numbers[node.id], depth=node.depth))
            for node in nodes
        ]
        remarks = tuple(self._why(node) for node in nodes)
        blocks: list[Block] = [
            Paragraph(self._thesis(), tuple(self._counts())),
            Table(head, rows, remarks, _("Because", self.language)),
        ]
        if left := len(self.map) - len(nodes):
            blocks.append(Paragraph(self._left_out(len(nodes), left)))
        return Document(self.language, self.map.title.best(self.language), blocks)

    def _left_out(self, shown: int, left: int) -> str:
        if self.before is None:
            return _("Showing {shown} of {count}; use `--all` for the rest.", self.language).format(
                shown=shown, count=f"{shown + left:,}"
            )
        return n_(
            "{count} more node is unchanged; use `--all` to show it.",
            "{count} more nodes are unchanged; use `--all` to show them.",
            left,
            self.language,
        )

    def _counts(self) -> Iterator[str]:
        """How many nodes have each status, and cycles."""
        counts = Counter(self.evaluation.statuses.values())
        by_status = (
            _("{count} {status}", self.language).format(count=counts[status], status=status_word(status, self.language))
            for status in Status
            if counts[status]
        )
        yield _("{nodes}: {counts}.", self.language).format(
            nodes=node_count(len(self.map), self.language), counts=_(LIST_COMMA, self.language).join(by_status)
        )
        yield from cycle_words(self.evaluation, self.language)

    def _thesis(self) -> str:
        thesis, language = self.map.root.id, self.language
        status, strength = self._reading(self.evaluation, thesis)
        words = {
            "status": status_word(status, language),
            "strength": strength,
            "semantics": semantics_word(self.semantics, language),
        }
        if self.before is None:
            return _("The thesis is {status}, with strength {strength} ({semantics}).", language).format(**words)
        before, was = self._reading(self.before, thesis)
        words |= {
            "assumed": assumed_words(self.evaluation.assumptions, self.map.nodes, language),
            "before": status_word(before, language),
            "was": was,
        }
        if before is not status:
            said = _(
                "If {assumed}, the thesis goes from {before} ({was}) to {status} ({strength}; {semantics}).", language
            )
        elif was != strength:
            said = _(
                "If {assumed}, the thesis stays {status}, and its strength goes from {was} to {strength} "
                "({semantics}).",
                language,
            )
        else:
            said = _("If {assumed}, the thesis stays {status}, with strength {strength} ({semantics}).", language)
        return said.format(**words)

    def _matters(self, node: Node) -> bool:
        if self.before is not None:
            return node.parent is None or self._changes(node)
        return node.depth <= LEVELS or self.evaluation.statuses[node.id] in (Status.REJECTED, Status.UNDECIDED)

    def _changes(self, node: Node) -> bool:
        """Whether a reader sees that the what-if changes a node."""
        assert self.before is not None
        return self._reading(self.before, node.id) != self._reading(self.evaluation, node.id)

    def _status(self, node: Node) -> Mark:
        """The status; where it changes, both, the old one first."""
        now = self.evaluation.statuses[node.id]
        was = now if self.before is None else self.before.statuses[node.id]
        words = (status_word(status, self.language) for status in dict.fromkeys((was, now)))
        return Mark(" → ".join(words), tone=TONES[now])

    def _strength(self, node: Node) -> str:
        now = figure(self.evaluation.strengths[node.id])
        was = now if self.before is None else figure(self.before.strengths[node.id])
        return now if was == now else f"{was} → {now}"

    def _why(self, node: Node) -> str:
        """Why a node has its status; empty where it is simply accepted and not everything is asked for."""
        now = self.evaluation.statuses[node.id]
        was = now if self.before is None else self.before.statuses[node.id]
        if now is was is Status.ACCEPTED and not self.everything:
            return ""
        return why_words(why(self.map, self.evaluation, node.id), self.language)

    @staticmethod
    def _reading(evaluation: Evaluation, node_id: str) -> tuple[Status, str]:
        return evaluation.statuses[node_id], figure(evaluation.strengths[node_id])


def assumed_words(assumptions: Assumptions, order: Mapping[str, object], language: str) -> str:
    """A what-if in words, its nodes in the order of the map."""
    taken = dict(assumptions.statuses())
    said = []
    for node_id in order:
        node = f"`{node_id}`"
        if node_id in taken:
            status = status_word(taken[node_id], language)
            said.append(_("{node} is {status}", language).format(node=node, status=status))
        elif node_id in assumptions.credences:
            score = figure(assumptions.credences[node_id])
            said.append(_("{node} has the base score {score}", language).format(node=node, score=score))
    return _(AND, language).join(said)


def cycle_words(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Which nodes are in cycles, and whether their strengths converge; nothing if there are none."""
    if not evaluation.cycles:
        return
    cycles = _(SEMICOLON, language).join(_named(cycle, language) for cycle in evaluation.cycles)
    if evaluation.converged:
        yield n_(
            "In a cycle, each affecting the others: {nodes}. Strengths there are computed iteratively; it took "
            "{count} round.",
            "In a cycle, each affecting the others: {nodes}. Strengths there are computed iteratively; it took "
            "{count} rounds.",
            evaluation.rounds,
            language,
        ).format(nodes=cycles)
    else:
        yield _(
            "In a cycle, each affecting the others: {nodes}. Strengths there have not converged after {rounds} rounds: "
            "they, and those that depend on them, are meaningless. Statuses are not affected.",
            language,
        ).format(nodes=cycles, rounds=f"{MOST_ROUNDS:,}")


def _named(nodes: tuple[str, ...], language: str) -> str:
    named = _(LIST_COMMA, language).join(nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    return _("{} and {} more", language).format(named, len(nodes) - MOST_NAMED)


def render_json(readings: Readings, path: str) -> str:
    """The whole evaluation, whatever is shown of it to people.

    Top level:
        map: path of the file; semantics; converged, rounds, cycles (lists of ids): see ``Evaluation``;
        assumptions: credences (by id), accepted and rejected (ids);
        nodes: a list in document order.

    A node:
        id, status, strength, base_score; inference: strength of the step from its supporters, null where it has none;
        why: a list of reasons with the nodes that make them, see ``Reason``;
        before: status and strength without the assumptions, null where there are none.
    """
    found = readings.evaluation
    data = {
        "map": path,
        "semantics": readings.semantics,
        "converged": found.converged,
        "rounds": found.rounds,
        "cycles": [list(cycle) for cycle in found.cycles],
        "assumptions": assumptions_data(found),
        "nodes": [_node(readings, node) for node in readings.map],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def assumptions_data(evaluation: Evaluation) -> dict[str, Any]:
    """What an evaluation assumes."""
    assumed = evaluation.assumptions
    return {
        "credences": dict(assumed.credences),
        "accepted": sorted(assumed.accepted),
        "rejected": sorted(assumed.rejected),
    }


def _node(readings: Readings, node: Node) -> dict[str, Any]:
    found, before = readings.evaluation, readings.before
    return {
        "id": node.id,
        "status": found.statuses[node.id],
        "strength": rounded(found.strengths[node.id]),
        "base_score": rounded(found.base_scores[node.id]),
        "inference": rounded(found.inferences[node.id]) if node.id in found.inferences else None,
        "why": list(_reasons(readings, node)),
        "before": before and {"status": before.statuses[node.id], "strength": rounded(before.strengths[node.id])},
    }


def _reasons(readings: Readings, node: Node) -> Iterator[dict[str, Reason | list[str]]]:
    for because in why(readings.map, readings.evaluation, node.id):
        yield {"reason": because.reason, "nodes": list(because.nodes)}
