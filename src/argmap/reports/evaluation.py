"""The statuses and strengths of a map: for people, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from argmap.evaluation import (
    Assumptions,
    Evaluation,
    Explanation,
    Fate,
    Influences,
    Reason,
    Resilience,
    Semantics,
    SinglePoints,
    Status,
    fate,
    fate_word,
    figure,
    rounded,
    why,
    why_words,
)
from argmap.evaluation.strength import MOST_ROUNDS
from argmap.evaluation.words import hand_count, statement_count
from argmap.i18n import _, n_
from argmap.i18n.names import semantics_word, status_word
from argmap.i18n.punctuation import AND, LIST_COMMA, SEMICOLON, code_list
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import Block, Cell, Document, Mark, Paragraph, Section, Statement, Table
from argmap.reports.hands import hand_data, hand_words
from argmap.schemes.words import node_count

LEVELS: Final = 2
"""Levels below the thesis that are always shown."""
MOST_LISTED: Final = 8
"""Hands, and members of steps, that the reasons for a strength list."""
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
    resilience: Mapping[str, Resilience] = field(default_factory=dict)
    """How hard claims that stand are to bring down, by their ids; those that are missing have no figure."""
    explained: Mapping[str, Explanation] = field(default_factory=dict)
    """Where strengths come from, for the nodes for which that is told."""
    everything: bool = False
    """Whether every node is shown, with its reasons. Otherwise: the thesis and the levels below it, and what is
    rejected or undecided; with a what-if, the thesis and what it changes."""
    layers: str = ""
    """What the layers on the map do to the thesis, in a sentence."""

    def document(self) -> Document:
        """What becomes of the thesis, where its strength comes from, the nodes that matter, what is rejected last."""
        language = self.language
        nodes = self.listed()
        blocks: list[Block] = [Paragraph(self.layers)] if self.layers else []
        blocks.append(Paragraph(self._thesis(), (*self._counts(), *self._resilience_of_thesis())))
        blocks += [Why(self, node_id).section() for node_id in self.explained]
        standing = [node for node in nodes if not self._rejected(node)]
        rejected = [node for node in nodes if self._rejected(node)]
        listed: list[Block] = []
        if standing:
            listed.append(self._table(standing, _("Strength", language)))
        if rejected:
            said = _("Rejected claims have no force. They would have the strength shown.", language)
            listed += [Paragraph(said), self._table(rejected, _("Would have", language))]
        if any(node.id in self.resilience for node in nodes):
            said = _(
                "Resilience: how many statements, and of how many hands, have to be rejected to bring the claim down.",
                language,
            )
            listed.append(Paragraph(said))
        if left := len(self.map) - len(nodes):
            listed.append(Paragraph(self._left_out(len(nodes), left)))
        if self.explained:
            blocks.append(Section(_("Claims", language), listed))
        else:
            blocks += listed
        return Document(language, self.map.title.best(language), blocks)

    def listed(self) -> list[Node]:
        """The nodes that are shown."""
        return [node for node in self.map if self.everything or self._matters(node)]

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each node in the outline."""
        return number_nodes(self.map)

    def statement(self, node_id: str) -> Statement:
        """A node of the map."""
        return Statement(self.map[node_id], self.numbers[node_id])

    def _rejected(self, node: Node) -> bool:
        return self.evaluation.statuses[node.id] is Status.REJECTED

    def _table(self, nodes: Sequence[Node], strength: str) -> Table:
        language = self.language
        resilient = any(node.id in self.resilience for node in nodes)
        rows: list[tuple[Cell, ...]] = [
            (
                self._status(node),
                self._strength(node),
                *([self._resilience(node)] if resilient else []),
                Statement(node, self.numbers[node.id], depth=node.depth),
            )
            for node in nodes
        ]
        heads = (
            _("Status", language),
            strength,
            *([_("Resilience", language)] if resilient else []),
            _("Claim", language),
        )
        return Table(heads, rows, tuple(self._why(node) for node in nodes), _("Because", language))

    def _resilience(self, node: Node) -> str:
        found = self.resilience.get(node.id)
        return f"{found.statements} / {found.hands}" if found else ""

    def _resilience_of_thesis(self) -> Iterator[str]:
        if found := self.resilience.get(self.map.root.id):
            yield self.resilience_words(self.map.root.id, found)

    def resilience_words(self, node_id: str, found: Resilience) -> str:
        """How hard a claim is to bring down, as a sentence."""
        language = self.language
        statements = statement_count(found.statements, language)
        hands = hand_count(found.hands, language)
        said = _("Resilience: {statements}, {hands}.", language)
        if node_id in self.explained and len(self.explained[node_id].hands) == 1:
            said = _("Resilience: {statements}. All its grounds are of one hand.", language)
        return said.format(statements=statements, hands=hands)

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
            said = _("The thesis is {status}, with strength {strength} ({semantics}).", language)
            if status is Status.REJECTED:
                said = _("The thesis is {status}. Its strength would be {strength} ({semantics}).", language)
            return said.format(**words)
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
        if node.id in self.evaluation.assumptions.rejected:
            return ""
        now = figure(self.evaluation.strengths[node.id])
        was = now if self.before is None else figure(self.before.strengths[node.id])
        return now if was == now else f"{was} → {now}"

    def _why(self, node: Node) -> str:
        """Why a node has its status; empty where it is simply accepted and not everything is asked for."""
        now = self.evaluation.statuses[node.id]
        was = now if self.before is None else self.before.statuses[node.id]
        if now is was is Status.ACCEPTED and not self.everything:
            return ""
        reasons = why_words(why(self.map, self.evaluation, node.id), self.language)
        if now is not Status.REJECTED or node.id in self.evaluation.assumptions.rejected:
            return reasons
        fell = fate_word(fate(self.map, self.evaluation, node.id), self.language)
        return _("{fate}: {reasons}", self.language).format(fate=fell, reasons=reasons)

    @staticmethod
    def _reading(evaluation: Evaluation, node_id: str) -> tuple[Status, str]:
        return evaluation.statuses[node_id], figure(evaluation.strengths[node_id])


@dataclass(frozen=True)
class Why:
    """Where the strength of a node comes from, in words."""

    readings: Readings
    node_id: str

    def section(self) -> Section:
        """A sentence, then its steps, its hands, and what stands against it."""
        language, readings = self.language, self.readings
        title = _("Why {claim}", language).format(claim=self._claim)
        blocks: list[Block] = [Paragraph(self._sentence(), tuple(self._others()))]
        if self.found.steps:
            blocks += self._steps()
        if self.found.hands and self.found.steps:
            blocks.append(self._hands())
        if self.found.against:
            heads = _("Against it", language), _("Claim", language)
            rows: list[tuple[Cell, ...]] = [
                (fate_word(became, language), readings.statement(node_id)) for node_id, became in self.found.against
            ]
            blocks.append(Table(heads, rows))
        return Section(title, blocks)

    @property
    def found(self) -> Explanation:
        """What is told."""
        return self.readings.explained[self.node_id]

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.readings.language

    @property
    def _claim(self) -> str:
        if self.node_id == self.readings.map.root.id:
            return _("the thesis", self.language)
        return f"`{self.node_id}`"

    def _sentence(self) -> str:
        """Where the number comes from."""
        language, found, evaluation = self.language, self.found, self.readings.evaluation
        node, strength = self.readings.map[self.node_id], evaluation.strengths[self.node_id]
        if self.node_id in evaluation.assumptions.accepted | evaluation.assumptions.rejected:
            return _("Its strength, {strength}, is assumed.", language).format(strength=figure(strength))
        if self.readings.semantics is not Semantics.RATIO:
            said = _(
                "Its strength, {strength}, starts from {base} and moves with what supports and opposes it.", language
            )
        elif not found.steps:
            if node.credence is not None or self.node_id in evaluation.assumptions.credences:
                said = _("Its strength, {strength}, starts from its credence, {base}.", language)
            else:
                said = _("Its strength, {strength}, starts from the base score of its kind, {base}.", language)
        elif found.capped:
            said = _(
                "Its strength, {strength}, is limited by the hands below it: its reasons come to more, but these hands "
                "together come to {ceiling}, and no claim is stronger than they are.",
                language,
            )
        elif len(found.steps) == 1 and len(found.steps[0].members) == 1:
            said = _("Its strength, {strength}, comes from its only reason, which gives {step}.", language)
        elif len(found.steps) == 1:
            said = n_(
                "Its strength, {strength}, comes from one step, whose {count} member gives {step}.",
                "Its strength, {strength}, comes from one step, whose {count} members are all needed and together give "
                "{step}.",
                len(found.steps[0].members),
                language,
            )
        else:
            said = n_(
                "Its strength, {strength}, comes from {count} step, which gives {step}.",
                "Its strength, {strength}, comes from {count} independent steps, the strongest of which gives {step}.",
                len(found.steps),
                language,
            )
        step = max((one.strength for one in found.steps), default=0.0)
        return said.format(
            strength=figure(strength), base=figure(found.base), ceiling=figure(found.ceiling), step=figure(step)
        )

    def _others(self) -> Iterator[str]:
        """The status and its reasons, and what else bears on the strength."""
        language, evaluation = self.language, self.readings.evaluation
        status = status_word(evaluation.statuses[self.node_id], language)
        reasons = why_words(why(self.readings.map, evaluation, self.node_id), language)
        yield _("Status: {status}, since {reasons}.", language).format(status=status, reasons=reasons)
        if evaluation.statuses[self.node_id] is Status.REJECTED:
            yield _("Since it is rejected, it has no force: the strength is what it would have.", language)
        if self.found.steps and self.found.base:
            said = _("Its credence, {base}, counts as one more reason.", language)
            yield said.format(base=figure(self.found.base))
        if any(became is Fate.OPEN for __, became in self.found.against):
            yield _("Undecided objections keep their force and weaken it.", language)
        if self.found.loose:
            said = _("Loose evidence adds to it: {nodes}.", language)
            yield said.format(nodes=code_list(self.found.loose, language))
        if self.node_id != self.readings.map.root.id and (found := self.readings.resilience.get(self.node_id)):
            yield self.readings.resilience_words(self.node_id, found)

    def _steps(self) -> Iterator[Block]:
        language = self.language
        heads = _("Step", language), _("Holds", language), _("Gives", language), _("Claim", language)
        rows, remarks = list[tuple[Cell, ...]](), list[str]()
        for place, step in enumerate(self.found.steps, 1):
            holds = _("yes", language) if step.holds else _("no", language)
            lead: tuple[Cell, ...] = (step.id or str(place), holds, figure(step.strength))
            limits = code_list(step.limited_by, language)
            for member in step.members:
                rows.append((*lead, self.readings.statement(member)))
                remarks.append("")
                lead = ("", "", "")
            if limits:
                remarks[-1] = _("the step is limited by {nodes}", language).format(nodes=limits)
        yield Table(heads, rows[:MOST_LISTED], tuple(remarks[:MOST_LISTED]), _("Limits", language))
        if (left := len(rows) - MOST_LISTED) > 0:
            yield Paragraph(n_("{count} more claim supports it.", "{count} more claims support it.", left, language))

    def _hands(self) -> Table:
        language, hands = self.language, self.found.hands
        heads = _("Hand below it", language), _("Strongest ground", language), _("Grounds", language)
        rows: list[tuple[Cell, ...]] = [
            (hand_words(self.readings.map, one.hand, language), figure(one.strength), len(one.grounds))
            for one in sorted(hands, key=lambda one: (-one.strength, -len(one.grounds)))[:MOST_LISTED]
        ]
        if left := hands[MOST_LISTED:]:
            rows.append(
                (n_("{count} more hand", "{count} more hands", len(left), language).format(count=len(left)), "", "")
            )
        return Table(heads, rows)


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


def untried_words(tried: Influences | SinglePoints, language: str) -> Iterator[str]:
    """How much of what a claim may depend on was not tried; nothing if all was."""
    if not (count := tried.untried):
        return
    said = (
        n_(
            "{count} node was not tried: it would take too long.",
            "{count} nodes were not tried: it would take too long.",
            count,
            language,
        )
        if isinstance(tried, SinglePoints)
        else n_(
            "{count} ground, hand or inference was not tried: it would take too long.",
            "{count} grounds, hands and inferences were not tried: it would take too long.",
            count,
            language,
        )
    )
    yield said.format(count=f"{count:,}")


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
        explained: by id, where the strength of a node comes from, see ``Explanation``; a hand has its kind and name.

    A node:
        id, status, strength, base_score; inference: strength of the step from its supporters, null where it has none;
        why: a list of reasons with the nodes that make them, see ``Reason``;
        resilience: the statements and the hands that have to be rejected to bring it down, null where it has none;
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
        "explained": {node_id: _explained(readings, found) for node_id, found in readings.explained.items()},
    }
    return dumps(data) + "\n"


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
        "resilience": _resilience(readings.resilience.get(node.id)),
        "before": before and {"status": before.statuses[node.id], "strength": rounded(before.strengths[node.id])},
    }


def _reasons(readings: Readings, node: Node) -> Iterator[dict[str, Reason | list[str]]]:
    for because in why(readings.map, readings.evaluation, node.id):
        yield {"reason": because.reason, "nodes": list(because.nodes)}


def _resilience(found: Resilience | None) -> dict[str, int] | None:
    return None if found is None else {"statements": found.statements, "hands": found.hands}


def _explained(readings: Readings, found: Explanation) -> dict[str, Any]:
    return {
        "base": rounded(found.base),
        "steps": [
            {
                "id": step.id,
                "members": [*step.members],
                "holds": step.holds,
                "strength": rounded(step.strength),
                "limited_by": [*step.limited_by],
            }
            for step in found.steps
        ],
        "loose": [*found.loose],
        "hands": [
            {
                **hand_data(one.hand, readings.map, readings.language),
                "strength": rounded(one.strength),
                "grounds": [*one.grounds],
            }
            for one in found.hands
        ],
        "ceiling": rounded(found.ceiling),
        "capped": found.capped,
        "against": [{"id": node_id, "fate": became} for node_id, became in found.against],
    }
